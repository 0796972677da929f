/**
 * What a page can be had as, the best first. The commands written here are those that Star's two languages share: printers
 * of the one, of the other and of what they have in common take the same bytes. Plain text is for whatever else there is.
 */
export const MEDIA_TYPES = [
  'application/vnd.star.starprnt',
  'application/vnd.star.starprntcore',
  'application/vnd.star.line',
  'text/plain',
] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

/** What is offered to a printer: of ours what it says it prints, else all. */
export function offeredTo(mediaTypes: readonly string[] | null): MediaType[] {
  const known = MEDIA_TYPES.filter((type) => mediaTypes?.includes(type));
  return known.length > 0 ? known : [...MEDIA_TYPES];
}

/** What a printer gets that asks for a type, or for none; undefined for one that there is not. */
export function chosenType(
  asked: string | undefined,
  mediaTypes: readonly string[] | null,
): MediaType | undefined {
  if (asked === undefined || asked === '') return offeredTo(mediaTypes)[0];
  const [type = ''] = asked.split(';');
  return MEDIA_TYPES.find((one) => one === type.trim().toLowerCase());
}
