/*
 * The upper halves of the code pages a decoder meets, written out from the published tables and not from the encoder's:
 * two tables that check each other are worth more than one table used twice.
 */

const CP437 =
  'ÇüéâäàåçêëèïîìÄÅ' +
  'ÉæÆôöòûùÿÖÜ¢£¥₧ƒ' +
  'áíóúñÑªº¿⌐¬½¼¡«»' +
  '░▒▓│┤╡╢╖╕╣║╗╝╜╛┐' +
  '└┴┬├─┼╞╟╚╔╩╦╠═╬╧' +
  '╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀' +
  'αßΓπΣσµτΦΘΩδ∞φε∩' +
  '≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

const CP850 =
  'ÇüéâäàåçêëèïîìÄÅ' +
  'ÉæÆôöòûùÿÖÜø£Ø×ƒ' +
  'áíóúñÑªº¿®¬½¼¡«»' +
  '░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐' +
  '└┴┬├─┼ãÃ╚╔╩╦╠═╬¤' +
  'ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀' +
  'ÓßÔÒõÕµþÞÚÛÙýÝ¯´' +
  '\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

const CP858 = CP850.replace('ı', '€');

const CP1252 =
  '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd' +
  '\ufffd‘’“”•–—˜™š›œ\ufffdžŸ' +
  '\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯' +
  '°±²³´µ¶·¸¹º»¼½¾¿' +
  'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ' +
  'ÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß' +
  'àáâãäåæçèéêëìíîï' +
  'ðñòóôõö÷øùúûüýþÿ';

// The number of ESC t on Epson's printers and the many that follow them.
const PAGES = new Map([
  [0, CP437],
  [2, CP850],
  [16, CP1252],
  [19, CP858],
]);

// ESC R: the twelve ASCII places that national sets print otherwise, and what the Spanish ones print there.
const NATIONAL_PLACES = '#$@[\\]^`{|}~';
const NATIONAL = new Map([
  [7, '₧$@¡Ñ¿^`¨ñ}~'],
  [11, '#$á¡Ñ¿é`íñóú'],
  [12, '#$á¡Ñ¿éüíñóú'],
]);

/**
 * The character a printer draws for a byte from 0x20 up.
 *
 * @param page number given to ESC t; a byte above 0x7E in a page not known here reads U+FFFD
 * @param national number given to ESC R; sets other than 7, 11 and 12 read as 0, USA
 */
export function glyph(byte: number, page: number, national: number): string {
  if (byte >= 0x80) return PAGES.get(page)?.[byte - 0x80] ?? '\ufffd';
  const character = String.fromCharCode(byte);
  const place = NATIONAL_PLACES.indexOf(character);
  return place < 0 ? character : (NATIONAL.get(national)?.[place] ?? character);
}
