import T, { type Static } from 'typebox';
import { Id, Nullable } from '../../../kernel/schemas.ts';
import { PICTURE_SIZES, type Picture } from '../picture.ts';

/** A picture as the office shows it. */
export const PictureShape = T.Object(
  {
    id: Id,
    address: T.String({
      description: 'Followed by a dash, one of the sizes and `.webp` it is the address of a file.',
    }),
    sizes: T.Array(T.Integer(), {
      description: 'Longest side of each file in pixels, if it was that large.',
    }),
    width: T.Integer({ description: 'Of the largest file.' }),
    height: T.Integer(),
    placeholder: T.String({ description: 'A few pixels as a data address, to be shown until it is there.' }),
  },
  { title: 'Picture' },
);

/** What a product shows. */
export const ProductPicture = T.Object({ picture: Nullable(PictureShape) }, { title: 'ProductPicture' });

/** A picture as the contract shows it. */
export function pictureAnswer(picture: Picture | null): Static<typeof PictureShape> | null {
  return picture && { ...picture, address: `/v1/pictures/${picture.id}`, sizes: [...PICTURE_SIZES] };
}
