import { MEDIA_TYPES } from './star-media.ts';

/** What a printer says when it asks. Every part may be missing: machines and their versions differ. */
export interface PollMessage {
  mac: string | undefined;
  /** As it was sent, such as `200%20OK`. */
  status: string | undefined;
  isPrinting: boolean;
  /** Its answers to what it was asked. */
  pollSeconds: number | undefined;
  mediaTypes: string[] | undefined;
}

const MOST_ANSWERS = 20;

/**
 * Reads what a printer posts: JSON, of which only the parts named here are looked at. What else is in it (scanners,
 * keyboards, what a later version adds) is passed over and kept nowhere, so it need not be refused. Undefined for what is
 * no JSON object.
 */
export function readPollMessage(bytes: Uint8Array): PollMessage | undefined {
  const message = parsed(bytes);
  if (message === undefined) return undefined;
  const answers = new Map<string, string>();
  const { clientAction } = message;
  for (const answer of Array.isArray(clientAction) ? clientAction.slice(0, MOST_ANSWERS) : []) {
    if (typeof answer !== 'object' || answer === null) continue;
    const { request, result } = answer as Record<string, unknown>;
    if (typeof request === 'string' && (typeof result === 'string' || typeof result === 'number'))
      answers.set(request, String(result));
  }
  return {
    mac: macOf(textOf(message.printerMAC)),
    status: textOf(message.statusCode),
    isPrinting: message.printingInProgress === true,
    pollSeconds: secondsOf(answers.get('GetPollInterval')),
    mediaTypes: mediaTypesOf(answers.get('Encodings')),
  };
}

function parsed(bytes: Uint8Array): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** A hardware address as it is stored; undefined for what is none. */
export function macOf(text: string | undefined): string | undefined {
  const digits = text?.trim().toLowerCase() ?? '';
  if (!/^[0-9a-f]{2}(?:([:-]?)[0-9a-f]{2})(?:\1[0-9a-f]{2}){4}$/.test(digits)) return undefined;
  return digits.replace(/[:-]/g, '').match(/../g)?.join(':');
}

function secondsOf(text: string | undefined): number | undefined {
  const seconds = /^\s{0,5}\d{1,5}\s{0,5}$/.test(text ?? '') ? Number(text) : 0;
  return seconds >= 1 && seconds <= 3_600 ? seconds : undefined;
}

/** Those of ours among what the printer lists, in our order. */
function mediaTypesOf(text: string | undefined): string[] | undefined {
  if (text === undefined) return undefined;
  const named = new Set(text.split(';').map((type) => type.trim().toLowerCase()));
  return MEDIA_TYPES.filter((type) => named.has(type));
}
