/** An order somebody wanted, countable from outside: its mark stands on every line, so on every paper. */
export interface Intent {
  mark: string;
  /** Id the device gave the order. */
  orderId: string;
  branchId: string;
  /** The stations that must hear of it. */
  stationIds: readonly string[];
  /** The consecutive in the definite answer; undefined while there is none. */
  number: number | undefined;
}

/** An order as the database has it. */
export interface StoredOrder {
  mark: string;
  orderId: string;
  number: number;
}

/** A printer of the run, which serves one station of one branch. */
export interface WatchedPrinter {
  id: string;
  branchId: string;
  stationId: string;
}

/** What came out of a printer. */
export interface SeenPaper {
  printerId: string;
  /** The mark read on it; undefined when none is readable. */
  mark: string | undefined;
  /** It ended as a paper ends, and not in the middle because the sender died. */
  whole: boolean;
  /** It says that it may have been printed before. */
  reprint: boolean;
}

/** What the oracle found wrong; each list names the intents or papers. */
export interface Verdict {
  /** Answered, and not stored, or stored as another order. */
  lost: string[];
  /** Stored more than once. */
  duplicated: string[];
  /** A printer that never gave a whole paper of an order that was stored. */
  ticketsLost: string[];
  /** Came out again without saying so. */
  ticketsTwiceUnmarked: string[];
  /** Came out of a printer that has nothing to do with it. */
  strays: string[];
  /** Never got a definite answer. */
  unresolved: string[];
}

/**
 * Compares what was wanted with what is stored and what was printed.
 *
 * @param papers of each printer in the order in which they came out
 */
export function judge(
  intents: readonly Intent[],
  stored: readonly StoredOrder[],
  printers: readonly WatchedPrinter[],
  papers: readonly SeenPaper[],
): Verdict {
  const storedByMark = Map.groupBy(stored, (order) => order.mark);
  const verdict: Verdict = {
    lost: [],
    duplicated: [],
    ticketsLost: [],
    ticketsTwiceUnmarked: [],
    strays: [],
    unresolved: intents.filter((intent) => intent.number === undefined).map((intent) => intent.mark),
  };
  const wanted = new Set<string>();
  for (const intent of intents) {
    const orders = storedByMark.get(intent.mark) ?? [];
    const told = orders.some(({ orderId, number }) => orderId === intent.orderId && number === intent.number);
    if (intent.number !== undefined && !told) verdict.lost.push(intent.mark);
    if (orders.length > 1) verdict.duplicated.push(intent.mark);
    if (orders.length === 0) continue;
    for (const printer of printers) {
      if (printer.branchId === intent.branchId && intent.stationIds.includes(printer.stationId))
        wanted.add(place(printer.id, intent.mark));
    }
  }
  const seen = Map.groupBy(
    papers.filter((paper) => paper.mark !== undefined),
    (paper) => place(paper.printerId, paper.mark),
  );
  for (const [where, copies] of seen) {
    if (!wanted.has(where)) verdict.strays.push(where);
    if (copies.slice(1).some((paper) => !paper.reprint)) verdict.ticketsTwiceUnmarked.push(where);
  }
  for (const where of wanted)
    if (!seen.get(where)?.some((paper) => paper.whole)) verdict.ticketsLost.push(where);
  return verdict;
}

function place(printerId: string, mark: string | undefined): string {
  return `${mark} on printer ${printerId}`;
}
