/** The page that takes a link to set another password. */
export const RESET_PATH = '/reset';
/** How long such a link can be used, in minutes (1 hour). */
export const RESET_MINUTES = 60;
