/** How an access token of the platform begins: whoever finds one in a log knows what it is. */
export const PLATFORM_TOKEN = 'fop_';
/** Life of an access token of the platform in seconds (15 minutes). */
export const PLATFORM_TOKEN_SECONDS = 15 * 60;
/** Life of the platform's cookie in seconds (12 hours); the session also ends after one hour without use. */
export const PLATFORM_SESSION_SECONDS = 12 * 3_600;

const FORM = /^fop_[\w-]{43}$/;

/** Whether a text can be an access token of the platform at all. */
export function isPlatformToken(text: string): boolean {
  return FORM.test(text);
}
