// Arguments after the command byte where it is not one.
const ESC_ARGUMENTS: Record<string, number> = { '@': 0, '2': 0, i: 0, m: 0, p: 3, $: 2, '\\': 2 };
const GS_ARGUMENTS: Record<string, number> = { L: 2, W: 2, P: 2, $: 2, '\\': 2 };
const SPANISH = 'áéíóúüñÁÉÍÓÚÜÑ¿¡€ºª';
const SPANISH_850 = Buffer.from('a082a1a2a381a4b590d6e0e99aa5a8add5a7a6', 'hex');

/** The printable characters and line feeds of ESC/POS bytes; commands are stepped over. */
export function readableText(bytes: Buffer): string {
  let text = '';
  let latin = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    const letter = String.fromCharCode(bytes[at + 1] ?? 0);
    if (byte === 0x1b) {
      if (letter === 't') latin = bytes[at + 2] === 16;
      at += 1 + (ESC_ARGUMENTS[letter] ?? 1);
    } else if (byte === 0x1c) {
      at += letter === '.' ? 1 : 2;
    } else if (byte === 0x10) {
      at += 2;
    } else if (byte === 0x1d && letter === '(') {
      at += 4 + (bytes[at + 3] ?? 0) + (bytes[at + 4] ?? 0) * 256;
    } else if (byte === 0x1d) {
      const feeds = letter === 'V' && (bytes[at + 2] === 65 || bytes[at + 2] === 66);
      at += 1 + (feeds ? 2 : (GS_ARGUMENTS[letter] ?? 1));
    } else if (byte === 0x0a) text += '\n';
    else if (byte >= 0x80) text += readableHigh(byte, latin);
    else if (byte >= 0x20) text += String.fromCharCode(byte);
  }
  return text;
}

function readableHigh(byte: number, latin: boolean): string {
  if (latin) return new TextDecoder('windows-1252').decode(Uint8Array.of(byte));
  const place = SPANISH_850.indexOf(byte);
  return SPANISH[place] ?? '?';
}
