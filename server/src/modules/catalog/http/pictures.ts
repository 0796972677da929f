import T from 'typebox';
import type { Files } from '../../../kernel/files.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { Bytes, NOT_MODIFIED, type Route, route } from '../../../kernel/route.ts';
import { Id } from '../../../kernel/schemas.ts';
import type { SentPicture } from '../encode-picture.ts';
import { fileAt, MOST_BYTES, PICTURE_TYPE, SENT_TYPES } from '../picture.ts';
import { removePicture } from '../remove-picture.ts';
import { restorePicture } from '../restore-picture.ts';
import { setPicture } from '../set-picture.ts';
import { ProductPicture, pictureAnswer } from './picture-shapes.ts';

const MANAGE = 'catalog.manage';
const ProductParams = T.Object({ productId: Id });
const SentBytes = T.Unsafe<SentPicture | undefined>({ type: 'string', format: 'binary' });
const SENT = {
  types: SENT_TYPES,
  limit: MOST_BYTES,
  tooLarge: 'catalog.picture_too_large',
  otherType: 'catalog.picture_kind',
};

/** The routes by which products get pictures, and by which anybody who knows its name sees one. */
export function pictureRoutes({ files }: { files: Files }): Route[] {
  return [
    ...keepingRoutes(files),
    route({
      method: 'GET',
      path: '/v1/pictures/{picture}',
      operation: 'readPicture',
      summary: 'A file of a picture, by its name; it never changes.',
      scope: 'public',
      permission: null,
      uncounted: true,
      params: T.Object({ picture: T.String({ description: 'Id, dash, size and `.webp`.' }) }),
      answer: {
        status: 200,
        type: PICTURE_TYPE,
        schema: T.Unsafe<never>({ type: 'string', format: 'binary' }),
      },
      handle: async (_ctx, { params, http }) => {
        const file = fileAt(params.picture);
        const etag = `"${params.picture}"`;
        // Nobody has a name that was not told them: who asks for what is gone may keep it.
        const bytes = file === undefined ? undefined : await files.read(file);
        if (bytes === undefined) throw new Refusal('not_found', 'catalog.picture_unknown');
        http.setHeader('etag', etag);
        http.setHeader('cache-control', 'public, max-age=31536000, immutable');
        http.setHeader('content-security-policy', "default-src 'none'; sandbox");
        http.setHeader('cross-origin-resource-policy', 'same-site');
        if (http.header('if-none-match') === etag) return NOT_MODIFIED;
        return new Bytes(bytes, PICTURE_TYPE);
      },
    }),
  ];
}

function keepingRoutes(files: Files): Route[] {
  return [
    route({
      method: 'PUT',
      path: '/v1/products/{productId}/picture',
      operation: 'setPicture',
      summary: 'Give a product a picture: a still PNG, JPEG or WebP, sent as it is.',
      scope: 'company',
      permission: MANAGE,
      steps: true,
      params: ProductParams,
      bytes: SENT,
      body: SentBytes,
      answer: { status: 200, schema: ProductPicture },
      handle: async (ctx, { params, body }) => ({
        picture: pictureAnswer(await setPicture({ ...ctx, files }, { ...params, sent: body })),
      }),
    }),
    route({
      method: 'DELETE',
      path: '/v1/products/{productId}/picture',
      operation: 'removePicture',
      summary: 'Take the picture off a product; for a week it can be brought back.',
      scope: 'company',
      permission: MANAGE,
      params: ProductParams,
      answer: { status: 200, schema: ProductPicture },
      handle: async (ctx, { params }) => {
        await removePicture(ctx, params);
        return { picture: null };
      },
    }),
    route({
      method: 'POST',
      path: '/v1/products/{productId}/picture/restore',
      operation: 'restorePicture',
      summary: 'Let a product show a picture again that it showed before.',
      scope: 'company',
      permission: MANAGE,
      params: ProductParams,
      body: T.Object({ pictureId: Id }, { title: 'PictureChoice', additionalProperties: false }),
      answer: { status: 200, schema: ProductPicture },
      handle: async (ctx, { params, body }) => ({
        picture: pictureAnswer(await restorePicture(ctx, { ...params, ...body })),
      }),
    }),
  ];
}
