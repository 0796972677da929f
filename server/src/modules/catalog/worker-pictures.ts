import type { Files } from '../../kernel/files.ts';
import type { SteppedJob } from '../../kernel/jobs.ts';
import { fileOf, PICTURE_SIZES } from './picture.ts';
import { forgetPicture, takeUnusedPictures } from './queries/pictures.ts';

const AT_ONCE = 100;

/**
 * Removes the files of pictures that no product has shown for a week, then the pictures: first it is written down that they
 * leave, so that nobody brings one back whose files are going. What is left half done is done the next time.
 */
export function forgetPicturesJob({ files }: { files: Files }): SteppedJob {
  return {
    name: 'catalog.forget_pictures',
    everySeconds: 3_600,
    leaseSeconds: 600,
    async steps(database) {
      const leaving = await database.outsideTenants((tx) => takeUnusedPictures(tx, AT_ONCE));
      for (const { companyId, pictureId } of leaving) {
        for (const size of PICTURE_SIZES) await files.remove(fileOf(pictureId, size));
        await database.inTenant(companyId, (tx) => forgetPicture(tx, pictureId));
      }
    },
  };
}
