/** What a person could type into a product, a note, a table, a name (T44 of reliability.md). */
export const HOSTILE_TEXT: Record<string, string> = {
  'drawer pulse': '\u001bp\u0000\u0019\u00fa',
  'real-time drawer pulse': '\u0010\u0014\u0001\u0000\u0008',
  cut: '\u001dV\u0000\u001dVB\u0000\u001bi\u001bm',
  'start anew': '\u001b@',
  'self-test and settings': '\u001d(A\u0002\u0000\u0000\u0002\u001d(E\u0003\u0000\u0001IN',
  'process id of another job': '\u001d(H\u0006\u0000009999',
  'two hundred line feeds': `a${'\n'.repeat(200)}b`,
  'two hundred lines': 'x\r\n'.repeat(200),
  'exotic line ends': 'y\u0085\u2028\u2029\u000b\u000c'.repeat(60),
  'C1 controls': '\u009b\u0090\u0084p0\u009d\u0080',
  'all of C0 and DEL': `${Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)).join('')}\u007f`,
  'pictures of ESC and GS in the page': '←p0úú ↔V0 ∟. ►¶☺0\u0008',
  'pictures of DC4 and NAK in the page': '¶§¶§♀♂♪♫☼',
  'bidi overrides': '\u202e\u2066oiciv\u2069\u202c\u061c',
  'zero width': 'p\u200ba\u200cp\u200da\u2060\ufeff\u00ad',
  'lone surrogates': '\ud800\udc00\ud83d x \udfff',
  emoji: '👩‍👩‍👧‍👦🔥🏴‍☠️🇨🇴1️⃣',
  'piled marks': `Z${'\u0300\u0335\u0489'.repeat(200)}`,
  'a very long word': 'A'.repeat(1000),
  'full-width and mathematical letters': '＠ＥＳＣ 𝓔𝓢𝓒 ﷺ ㎏',
  'an ESC at the end, its letter next door': '\u001b',
};

/** All that a page of text, codes and pictures needs. */
const ALLOWED = new Set([
  ...['ESC @', 'FS .', 'ESC M', 'ESC R', 'ESC t', 'ESC a', 'ESC E', 'ESC -', 'GS B', 'GS !', 'LF', 'GS V'],
  ...['GS ( k', 'GS k', 'GS h', 'GS w', 'GS H', 'GS f', 'GS v'],
]);

/** Whether what a decoder saw is anything else than text and what a page of text needs. */
export function isForbidden(event: { kind: string; name?: string }): boolean {
  return (
    ['drawer', 'unknown', 'status'].includes(event.kind) ||
    (event.kind === 'command' && !ALLOWED.has(event.name ?? ''))
  );
}
