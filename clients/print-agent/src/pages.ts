import type { PrintOutcome } from '@fastops/printer-link';
import type { ClaimedPage, JournalRecord, PageKey, ReadRecords } from './journal-record.ts';

/** A page of which the server does not know yet what became of it. */
export interface OpenPage {
  page: ClaimedPage;
  /** Whether a byte of it may have left. */
  isBegun: boolean;
  outcome: PrintOutcome | undefined;
}

const nameOf = ({ jobId, attempt }: PageKey) => `${jobId}/${attempt}`;

/** The pages in this program's hands, as the journal tells of them. */
export class Pages {
  readonly #open = new Map<string, OpenPage>();

  /**
   * Reads what an earlier run left. A page that had begun and has no end may be on paper, and so may every page of a journal
   * of which something is lost: that costs a mark on the next paper, and never an unmarked duplicate.
   */
  static from({ records, isDamaged }: ReadRecords): Pages {
    const pages = new Pages();
    for (const record of records) pages.apply(record);
    for (const open of pages.all()) {
      open.isBegun ||= isDamaged;
      if (open.isBegun) open.outcome ??= INTERRUPTED;
    }
    return pages;
  }

  /** Takes a record over. One about a page that is not known changes nothing. */
  apply(record: JournalRecord): void {
    if (record.t === 'claim') {
      this.#open.set(nameOf(record.page), { page: record.page, isBegun: false, outcome: undefined });
      return;
    }
    const open = this.#open.get(nameOf(record));
    if (!open) return;
    if (record.t === 'begin') open.isBegun = true;
    else if (record.t === 'end') open.outcome = record.outcome;
    else this.#open.delete(nameOf(record));
  }

  /** All of them, in the order in which they were claimed. */
  all(): OpenPage[] {
    return [...this.#open.values()];
  }

  /** Those that are still to be printed, or are being printed. */
  unfinished(): OpenPage[] {
    return this.all().filter(({ outcome }) => outcome === undefined);
  }

  /** Those of which the server has to hear what became of them. */
  unreported(): OpenPage[] {
    return this.all().filter(({ outcome }) => outcome !== undefined);
  }

  /** What a journal has to hold for the same pages to be there after it is read again. */
  records(): JournalRecord[] {
    return this.all().flatMap(({ page, isBegun, outcome }) => {
      const { jobId, attempt } = page;
      const records: JournalRecord[] = [{ t: 'claim', page }];
      if (isBegun) records.push({ t: 'begin', jobId, attempt });
      if (outcome) records.push({ t: 'end', jobId, attempt, outcome });
      return records;
    });
  }
}

/** What is said of a page that was being printed when the program ended. */
const INTERRUPTED: PrintOutcome = {
  ...{ kind: 'failed', reason: 'aborted', bytesMayHavePrinted: true },
  detail: 'the print agent ended while it printed this page',
};
