/**
 * What the floor must hear, the worst first. `down`: a printer takes nothing; `silent`: nothing is heard of it, or of who
 * prints on it; `late`: pages wait for it too long; `attention`: pages that a person has to decide about; `paper_out`,
 * `cover_open`, `paper_low`: what it says of itself.
 */
export const ALERT_KINDS = [
  'down',
  'silent',
  'late',
  'attention',
  'paper_out',
  'cover_open',
  'paper_low',
] as const;

/** Something that is wrong with printing in a branch. */
export interface PrintAlert {
  kind: (typeof ALERT_KINDS)[number];
  printerId: string;
  printerName: string;
  since: Temporal.Instant;
  /** Pages it is about. */
  pages: number;
  /** Which printer stands in. */
  standIn: string | null;
}
