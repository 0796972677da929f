import { jobBytes } from './job-bytes.ts';
import type { ClaimedJob } from './queries/jobs.ts';

/** The bytes of a page on the printer it was claimed for, with what this attempt has to say of itself. */
export function pageBytes(job: ClaimedJob, processId: string): Uint8Array {
  const { columns, codePage, cuts, confirms, images, drawer, printings, printedBefore, reroutedFrom } = job;
  const marks = { printing: printings, printedBefore, reroutedFrom };
  const profile = { columns, codePage, cut: cuts, confirms, images, drawer };
  return jobBytes(job.kind, job.document, profile, { ...marks, processId });
}
