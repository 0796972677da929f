/** The kinds of barcode that documents may carry. */
export type Symbology = 'code128' | 'ean13';

/** Modules across, quiet zones left out. A digit pair of CODE128 is not packed: set B alone writes every text. */
const modulesOf = (symbology: Symbology, text: string): number =>
  symbology === 'ean13' ? 95 : 11 * (text.length + 2) + 13;

/** The digit that makes twelve digits an EAN-13 (ISO/IEC 15420). */
function checkDigit(twelve: string): string {
  const sum = Array.from(twelve).reduce(
    (total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3),
    0,
  );
  return String((10 - (sum % 10)) % 10);
}

/** The text as its bars say it, with its check digit; undefined for what they cannot say. */
export function barcodeText(symbology: Symbology, text: string): string | undefined {
  if (symbology === 'code128') return /^[\x20-\x7e]{1,48}$/.test(text) ? text : undefined;
  if (!/^\d{12,13}$/.test(text)) return undefined;
  const whole = text.slice(0, 12) + checkDigit(text.slice(0, 12));
  return text.length === 12 || text === whole ? whole : undefined;
}

/** Dots per module, the most that let the bars fit with their quiet zones: 3 or 2; undefined when neither does. */
export function barcodeModule(symbology: Symbology, text: string, dots: number): number | undefined {
  const modules = modulesOf(symbology, text) + 20;
  return [3, 2].find((module) => modules * module <= dots);
}
