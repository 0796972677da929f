import { createPictureApi } from '@fastops/device';
import { device } from '../app.ts';

/** The endpoints of pictures, asked as whoever is logged in. */
export const pictureApi = createPictureApi((request) => device.session.send(request));
