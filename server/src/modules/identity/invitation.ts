/** The page that takes an invitation to a company. */
export const INVITATION_PATH = '/join';
/** How long an invitation can be accepted, in minutes (7 days). */
export const INVITATION_MINUTES = 7 * 24 * 60;
