/** Letters of one look, side by side. */
export interface PaperRun {
  text: string;
  bold: boolean;
  underline: boolean;
  inverse: boolean;
  /** How many times wider and higher than usual. */
  width: number;
  height: number;
  /** In the narrow font. */
  small?: true;
}

/** A line of a paper: letters, or a code or a picture on a line of its own. Heights and widths are dots. */
export interface PaperLine {
  align: 'left' | 'center' | 'right';
  runs: readonly PaperRun[];
  qr?: string;
  barcode?: { symbology: 'code128' | 'ean13'; text: string; height: number; module: number };
  /** `bits` is base64, a row in whole bytes, the leftmost dot the highest bit. */
  image?: { width: number; height: number; bits: string };
}

/** A sheet as it is decoded from what its printer was sent. */
export interface Paper {
  /** Characters of a line: 32 on 58 mm, 42 or 48 on 80 mm. */
  widthColumns: number;
  lines: readonly PaperLine[];
  cut: boolean;
}
