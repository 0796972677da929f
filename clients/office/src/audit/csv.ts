/** A spreadsheet takes a cell that begins so for a formula and runs it. */
const FORMULA = /^[=+\-@\t\r]/;

/** A cell: closed against formulas by an apostrophe in front, quoted where the text needs it. */
export function csvCell(value: string, separator: string): string {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  const quoted = safe.includes(separator) || /["\r\n]/.test(safe);
  return quoted ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * A table as a file that spreadsheets open with a double click: UTF-8 with its mark, lines ended as RFC 4180 wants.
 * @param separator `;` where the comma is the decimal mark
 */
export function csvFile(rows: readonly (readonly string[])[], separator: ',' | ';'): string {
  const lines = rows.map((row) => row.map((cell) => csvCell(cell, separator)).join(separator));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}
