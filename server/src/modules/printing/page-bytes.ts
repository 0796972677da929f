import { encodeEscpos } from './escpos.ts';
import type { ClaimedJob } from './queries/jobs.ts';

/** The bytes of a page on the printer it was claimed for, with what this attempt has to say of itself. */
export function pageBytes(job: ClaimedJob, processId: string): Uint8Array {
  const { columns, codePage, cuts, confirms, printings, printedBefore, reroutedFrom } = job;
  const marks = { printing: printings, printedBefore, reroutedFrom };
  return encodeEscpos(job.document, { columns, codePage, cut: cuts, confirms }, { ...marks, processId });
}
