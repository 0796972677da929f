/** The bytes that begin a command, with the names the manuals give them. */
const LEADS = new Map([
  [0x10, 'DLE'],
  [0x1b, 'ESC'],
  [0x1c, 'FS'],
  [0x1d, 'GS'],
]);

/** Commands of one byte. */
export const SINGLE_BYTE = new Map([
  [0x09, 'HT'],
  [0x0a, 'LF'],
  [0x0c, 'FF'],
  [0x0d, 'CR'],
  [0x18, 'CAN'],
]);

/** What the first bytes of a command say about it. `length` counts all of its bytes, these included. */
export type Header =
  | { kind: 'more' }
  | { kind: 'command'; name: string; length: number }
  | { kind: 'until_nul'; name: string }
  | { kind: 'unknown'; length: number };

// Commands whose arguments are a fixed number of bytes, by that number.
const FIXED: Record<string, readonly string[]> = {
  ESC: ['\x0c2<@LSvim', ' !%-3=?EGJKMRTVadertu{', '$\\c', 'p', '', '', '', '', 'W'],
  GS: [':', '!/BHITabfhrw', '$LPW\\', '^'],
  FS: ['&.', '!-CW', 'Sp'],
};

const fixedArguments = new Map<string, number>(
  Object.entries(FIXED).flatMap(([lead, byCount]) =>
    byCount.flatMap((letters, count) =>
      Array.from(letters, (letter) => [`${lead} ${letter}`, count] as const),
    ),
  ),
);

/** Whether a byte begins a command of more than one byte. */
export function isLead(byte: number): boolean {
  return LEADS.has(byte);
}

/**
 * Reads how long a command is from as many of its first bytes as have come. After Epson's ESC/POS reference, with the
 * two old cuts (ESC i, ESC m) that cheap printers still take. `unknown` gives back how many bytes to set aside.
 *
 * @param bytes begins with a lead byte
 */
export function readHeader(bytes: readonly number[]): Header {
  const [lead, second] = bytes;
  if (lead === undefined || second === undefined) return { kind: 'more' };
  // Set the first aside and begin anew: a pulse must not hide behind a stray ESC.
  if (isLead(second)) return { kind: 'unknown', length: 1 };
  const family = LEADS.get(lead) ?? '';
  if (family === 'DLE') return readRealTime(bytes, second);
  const name = `${family} ${String.fromCharCode(second)}`;
  const count = fixedArguments.get(name);
  if (count !== undefined) return command(name, 2 + count);
  return readVariable(name, bytes);
}

function command(name: string, length: number): Header {
  return { kind: 'command', name, length };
}

/** DLE: commands a printer obeys on arrival, ahead of what waits. */
function readRealTime(bytes: readonly number[], second: number): Header {
  const n = bytes[2];
  if (second === 0x05) return command('DLE ENQ', 3);
  if (second !== 0x04 && second !== 0x14) return { kind: 'unknown', length: 2 };
  if (n === undefined) return { kind: 'more' };
  if (second === 0x04) return command('DLE EOT', n === 7 || n === 8 || n === 18 ? 4 : 3);
  // DC4: 1 pulses the drawer, 2 turns off, 3 sounds, 7 asks, 8 clears the buffer.
  const counts = new Map([
    [1, 2],
    [2, 2],
    [3, 5],
    [7, 1],
    [8, 7],
  ]);
  const count = counts.get(n);
  return count === undefined ? { kind: 'unknown', length: 3 } : command('DLE DC4', 3 + count);
}

/** Commands whose own first arguments tell their length: images, barcodes, cuts, two-dimensional codes, tab stops. */
function readVariable(name: string, bytes: readonly number[]): Header {
  const at = (index: number) => bytes[index] ?? 0;
  const word = (index: number) => at(index) + at(index + 1) * 256;
  const once = (needed: number, build: () => Header): Header =>
    bytes.length < needed ? { kind: 'more' } : build();
  switch (name) {
    case 'ESC (':
    case 'GS (':
    case 'FS (':
      return once(5, () => command(`${name} ${String.fromCharCode(at(2))}`, 5 + word(3)));
    case 'GS V':
      return once(3, () => command(name, isFeedAndCut(at(2)) ? 4 : 3));
    case 'GS v':
      return once(8, () => command(name, 8 + word(4) * word(6)));
    case 'GS 8':
      return once(7, () => command(name, 7 + word(3) + word(5) * 65536));
    case 'ESC *':
      return once(5, () => command(name, 5 + word(3) * (at(2) < 32 ? 1 : 3)));
    case 'GS *':
      return once(4, () => command(name, 4 + at(2) * at(3) * 8));
    case 'GS k':
      return once(3, () =>
        at(2) <= 6 ? { kind: 'until_nul', name } : once(4, () => command(name, 4 + at(3))),
      );
    case 'GS g':
      return command(name, 6);
    case 'ESC D':
      return { kind: 'until_nul', name };
    default:
      return { kind: 'unknown', length: 2 };
  }
}

/** GS V 65/66 feed to the blade and cut; 97, 98, 103 and 104 do the same later. The rest cut where they stand. */
function isFeedAndCut(mode: number): boolean {
  return [65, 66, 97, 98, 103, 104].includes(mode);
}
