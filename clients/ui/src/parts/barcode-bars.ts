/** Widths of bars and gaps in turn, a bar first, in modules. */
export type Bars = readonly number[];

// ISO/IEC 15417: the symbols 0 to 105, each three bars and three gaps, 11 modules in all.
const CODE128 = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 ' +
  '123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 ' +
  '232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 ' +
  '313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 ' +
  '111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 ' +
  '111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 ' +
  '114311 411113 411311 113141 114131 311141 411131 211412 211214 211232'
).split(' ');
const STOP = '2331112';
const START_B = 104;

// ISO/IEC 15420: digits as gap, bar, gap, bar; the other set is the mirror of it.
const DIGITS = '3211 2221 2122 1411 1132 1231 1114 1312 1213 3112'.split(' ');
/** Which of the six left digits are mirrored, by the first digit, which has no bars of its own. */
const MIRRORED = '000000 001011 001101 001110 010011 011001 011100 010101 010110 011010'.split(' ');

const widths = (pattern: string): number[] => Array.from(pattern, Number);

/** A text of printable ASCII in set B of CODE128. */
export function code128Bars(text: string): Bars {
  const values = Array.from(text, (character) => character.charCodeAt(0) - 32);
  const check = values.reduce((sum, value, at) => sum + value * (at + 1), START_B) % 103;
  return widths([START_B, ...values, check].map((value) => CODE128[value] ?? '').join('') + STOP);
}

/** Thirteen digits. */
export function ean13Bars(text: string): Bars {
  const [first = 0, ...digits] = Array.from(text, Number);
  const turned = MIRRORED[first] ?? '';
  const left = digits.slice(0, 6).map((digit, at) => {
    const pattern = DIGITS[digit] ?? '';
    return turned[at] === '1' ? Array.from(pattern).reverse().join('') : pattern;
  });
  const right = digits.slice(6).map((digit) => DIGITS[digit] ?? '');
  return widths(`111${left.join('')}11111${right.join('')}111`);
}
