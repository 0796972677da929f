import type { PrinterCondition, PrintFailure, PrintOutcome } from '@fastops/printer-link';

/**
 * Reads the code with which a printer says how it is or how a page ended: three or four digits, then words for people, all
 * of it escaped as in an address, or `OK` alone. Undefined for what is none.
 */
export function readStatusCode(text: string | undefined): number | undefined {
  const plain = unescaped((text ?? '').slice(0, 200)).trim();
  if (/^ok\b/i.test(plain)) return 200;
  const [, code] = /^(\d{3,4})(?!\d)/.exec(plain) ?? [];
  return code === undefined ? undefined : Number(code);
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

const familyOf = (code: number): string => String(code)[0] ?? '';

/** Whether a code says that the printer can print. Codes are read by their families, so that new ones are understood. */
export const isWell = (code: number): boolean => familyOf(code) === '2';
/** Whether a code is about a page and not about paper, covers and the like. */
export const isAboutData = (code: number): boolean => familyOf(code) === '5';

/** What a code says of the printer; undefined for one that says nothing of it. */
export function conditionOf(code: number): PrinterCondition | undefined {
  const good: PrinterCondition = { paper: 'ok', coverOpen: false, fault: false, offline: false };
  // 210 in the first versions, 211 since.
  if (isWell(code)) return code === 210 || code === 211 ? { ...good, paper: 'low' } : good;
  if (familyOf(code) !== '4') return undefined;
  const bad = { ...good, offline: true };
  if (code === 410) return { ...bad, paper: 'out' };
  return String(code).startsWith('42') ? { ...bad, coverOpen: true } : { ...bad, fault: true };
}

/** Why a printer with this code takes no page. */
export function failureOf(code: number): PrintFailure {
  if (familyOf(code) !== '4') return 'wrong_answer';
  if (code === 410) return 'paper_out';
  return String(code).startsWith('42') ? 'cover_open' : 'fault';
}

/** Codes of pages of which no line can have been printed: of a kind or a size that the printer does not take. */
const NEVER_PRINTED = [510, 512, 521];

/** How an attempt ended that was handed out, by the code the printer gave back for it. */
export function outcomeOf(code: number | undefined): PrintOutcome {
  if (code === undefined) return failed('no_answer', 'the printer gave no code');
  const condition = conditionOf(code);
  const said = condition ? { condition } : {};
  if (isWell(code)) return { kind: 'confirmed', ...said };
  const reason = code === 520 ? 'timeout' : failureOf(code);
  return { ...failed(reason, `the printer says ${code}`, !NEVER_PRINTED.includes(code)), ...said };
}

function failed(reason: PrintFailure, detail: string, bytesMayHavePrinted = true): PrintOutcome {
  return { kind: 'failed', reason, bytesMayHavePrinted, detail };
}
