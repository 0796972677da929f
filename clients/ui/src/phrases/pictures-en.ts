import type { picturesEs } from './pictures-es.ts';

/** What the back office says of the pictures of products, in English. */
export const picturesEn: Record<keyof typeof picturesEs, string> = {
  'office.picture.label': 'Picture',
  'office.picture.none': 'No picture',
  'office.picture.of': 'Picture of the product',
  'office.picture.choose': 'Choose picture',
  'office.picture.replace': 'Replace',
  'office.picture.remove': 'Remove',
  'office.picture.help': 'You can also drag it here or paste it. PNG, JPG or WebP.',
  'office.picture.drop': 'Drop the picture here',
  'office.picture.busy': 'Saving the picture…',
  'office.picture.opening': 'Opening the picture…',
  'office.picture.saved': 'Picture saved',
  'office.picture.removed': 'Picture removed',
  'office.picture.restored': 'Picture restored',
  'office.picture.crop': 'Adjust the picture',
  'office.picture.crop.area': 'Crop of the picture',
  'office.picture.crop.help': 'Drag or use the arrow keys to move. Zoom in with + and out with -.',
  'office.picture.crop.shape': 'Shape',
  'office.picture.crop.square': 'Square',
  'office.picture.crop.wide': '4:3',
  'office.picture.crop.zoom': 'Zoom',
  'office.picture.crop.use': 'Use picture',
};
