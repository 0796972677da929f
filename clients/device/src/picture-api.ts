import { createApiClient } from '@fastops/contract';
import type { Picture } from './api-types.ts';
import { dataOf, type Send } from './http.ts';

/**
 * The endpoints of the pictures of products. All reject with an ApiProblem.
 * @param baseUrl where the server is, for tests; a page asks the address it came from
 */
export function createPictureApi(send: Send, baseUrl = '') {
  const client = createApiClient({ baseUrl, fetch: send });
  const at = (productId: string) => ({ params: { path: { productId } } });
  return {
    /** Safe to repeat: the same picture once more is no change. */
    setPicture: async (productId: string, picture: Blob): Promise<Picture | null> => {
      const headers = { 'content-type': picture.type };
      // The contract calls bytes a string; they are sent as they are.
      const sent = { body: picture as unknown as string, bodySerializer: () => picture, headers };
      return dataOf(await client.PUT('/v1/products/{productId}/picture', { ...at(productId), ...sent }))
        .picture;
    },
    removePicture: async (productId: string): Promise<void> => {
      await client.DELETE('/v1/products/{productId}/picture', at(productId));
    },
    /** Shows a picture again that the product showed within the last week. */
    restorePicture: async (productId: string, pictureId: string): Promise<Picture | null> => {
      const sent = { ...at(productId), body: { pictureId } };
      return dataOf(await client.POST('/v1/products/{productId}/picture/restore', sent)).picture;
    },
  };
}

export type PictureApi = ReturnType<typeof createPictureApi>;
