import type { Paper, PaperLine, PaperRun } from './paper.ts';

const DOTS = { normal: 12, small: 9 } as const;
// One line at the default spacing of 1/6 inch, in the 1/180 inch units of ESC J.
const LINE_UNITS = 30;
const LINE_DOTS = 24;
const TAB_COLUMNS = 8;
// An endless paper is given out in pieces of this length, so that a stream of line feeds cannot fill the memory.
const MOST_LINES = 2000;

export type PaperStyle = Omit<PaperRun, 'text' | 'small'> & { small: boolean };
export type PaperAlign = PaperLine['align'];

const PLAIN: PaperStyle = {
  bold: false,
  underline: false,
  inverse: false,
  width: 1,
  height: 1,
  small: false,
};

/** Puts characters on lines and lines on paper the way a print head does: by dots, breaking where the paper ends. */
export class PaperComposer {
  style: PaperStyle = { ...PLAIN };
  readonly #columns: number;
  #align: PaperAlign = 'left';
  #marginDots = 0;
  #areaDots: number | null = null;
  #tabs: readonly number[] | null = null;
  #runs: PaperRun[] = [];
  #usedDots = 0;
  #lines: PaperLine[] = [];
  /** What the pictures among them weigh, in lines of text. */
  #imageLines = 0;

  /** @param columns characters of the normal font across the paper */
  constructor(columns: number) {
    this.#columns = columns;
  }

  /** ESC @: settings return to the start and the line not yet printed is lost. What is on paper stays. */
  reset(): void {
    this.style = { ...PLAIN };
    this.#align = 'left';
    this.#marginDots = 0;
    this.#areaDots = null;
    this.#tabs = null;
    this.#runs = [];
    this.#usedDots = 0;
  }

  /** Takes effect at the start of a line only, as on the printers; else it is passed over. */
  setAlign(align: PaperAlign): void {
    if (this.#runs.length === 0) this.#align = align;
  }

  setMargin(dots: number): void {
    this.#marginDots = dots;
  }

  setArea(dots: number): void {
    this.#areaDots = dots;
  }

  /** @param columns stops in ascending order; an empty list takes all stops away */
  setTabs(columns: readonly number[]): void {
    this.#tabs = columns;
  }

  put(character: string): void {
    const dots = this.#characterDots();
    if (this.#usedDots > 0 && this.#usedDots + dots > this.#capacity()) this.endLine();
    this.#usedDots += dots;
    const last = this.#runs.at(-1);
    if (last && isInStyle(last, this.style)) last.text += character;
    else this.#runs.push(this.#run(character));
  }

  tab(): void {
    const column = Math.floor(this.#usedDots / DOTS.normal);
    const next = this.#tabs
      ? this.#tabs.find((stop) => stop > column)
      : column - (column % TAB_COLUMNS) + TAB_COLUMNS;
    if (next !== undefined) this.moveTo(next * DOTS.normal);
  }

  /** Moves the head right to a place counted from the margin, shown as blanks; it cannot be shown moving back. */
  moveTo(dots: number): void {
    const target = Math.min(dots, this.#capacity());
    while (this.#usedDots + this.#characterDots() <= target) this.put(' ');
  }

  moveBy(dots: number): void {
    this.moveTo(this.#usedDots + dots);
  }

  /** Prints the line, blank when nothing is on it. */
  endLine(): void {
    const indent = this.#align === 'left' ? Math.floor(this.#marginDots / DOTS.normal) : 0;
    const runs = this.#runs.length > 0 && indent > 0 ? [this.#blank(indent), ...this.#runs] : this.#runs;
    this.#lines.push({ align: this.#align, runs });
    this.#runs = [];
    this.#usedDots = 0;
  }

  /** ESC d: prints the line and moves on by `count` lines in all. */
  feedLines(count: number): void {
    let left = count;
    if (this.#runs.length > 0) {
      this.endLine();
      left -= 1;
    }
    for (; left > 0; left -= 1) this.endLine();
  }

  /** ESC J: prints the line and moves on by 1/180 inch units; only whole lines can be shown. */
  feedUnits(units: number): void {
    this.feedLines(Math.floor(units / LINE_UNITS));
    if (this.#runs.length > 0) this.endLine();
  }

  putQr(text: string): void {
    this.#putAlone({ qr: text });
  }

  putBarcode(barcode: NonNullable<PaperLine['barcode']>): void {
    this.#putAlone({ barcode });
  }

  /** @param bits rows of whole bytes; what is beyond the paper's edge is shown all the same */
  putImage(width: number, height: number, bits: Uint8Array): void {
    this.#putAlone({ image: { width, height, bits: Buffer.from(bits).toString('base64') } });
    this.#imageLines += Math.ceil(height / LINE_DOTS);
  }

  #putAlone(what: Pick<PaperLine, 'qr' | 'barcode' | 'image'>): void {
    if (this.#runs.length > 0) this.endLine();
    this.#lines.push({ align: this.#align, runs: [], ...what });
  }

  /** Whether so many lines have come without a cut that they must be given out. */
  get full(): boolean {
    return this.#lines.length + this.#imageLines >= MOST_LINES;
  }

  /** The paper since the last one, with the line in hand; null when there is none. */
  take(cut: boolean): Paper | null {
    if (this.#runs.length > 0) this.endLine();
    if (this.#lines.length === 0) return null;
    const paper = { widthColumns: this.#columns, lines: this.#lines, cut };
    this.#lines = [];
    this.#imageLines = 0;
    return paper;
  }

  #characterDots(): number {
    return (this.style.small ? DOTS.small : DOTS.normal) * this.style.width;
  }

  #capacity(): number {
    const room = this.#columns * DOTS.normal - this.#marginDots;
    return Math.max(0, Math.min(this.#areaDots ?? room, room));
  }

  #run(text: string): PaperRun {
    const { small, ...style } = this.style;
    return { text, ...style, ...(small ? { small: true as const } : {}) };
  }

  #blank(columns: number): PaperRun {
    return { text: ' '.repeat(columns), bold: false, underline: false, inverse: false, width: 1, height: 1 };
  }
}

function isInStyle(run: PaperRun, style: PaperStyle): boolean {
  return (
    run.bold === style.bold &&
    run.underline === style.underline &&
    run.inverse === style.inverse &&
    run.width === style.width &&
    run.height === style.height &&
    (run.small ?? false) === style.small
  );
}
