import type { Tx } from '../../kernel/tx.ts';
import { findAuditHead, findAuditOrigin, followAudit } from './queries/audit.ts';

/** Where following a chain has got to. */
export interface ChainPlace {
  seq: number;
  hash: Buffer;
}

/** What was found of a chain. */
export interface ChainFindings {
  entries: number;
  /** The first entry that was changed, taken out or put in; null while all fit. */
  broken: number | null;
  /** Where to go on; undefined at the end of the chain. */
  next: ChainPlace | undefined;
  /** At the end: the hash to keep elsewhere, since a chain whose end and head were both rewritten looks whole. */
  head: { seq: number; hash: string } | undefined;
}

const STRETCH = 20_000;

/** Follows the next stretch of the company's audit chain (threat H24); a long one is followed in several transactions. */
export async function verifyAudit(
  ctx: { tx: Tx },
  input: { from?: ChainPlace | undefined },
): Promise<ChainFindings> {
  const { tx } = ctx;
  const from = input.from ?? { seq: 0, hash: await findAuditOrigin(tx) };
  const [stretch, head] = await Promise.all([followAudit(tx, from, STRETCH), findAuditHead(tx)]);
  const { entries, broken, lastSeq, lastHash } = stretch;
  if (broken !== null) return { entries, broken, next: undefined, head };
  const at = lastSeq === null || lastHash === null ? from : { seq: lastSeq, hash: lastHash };
  if (entries === STRETCH) return { entries, broken: null, next: at, head: undefined };
  // The end of the chain and the head that was kept must be one: else the tail was cut off.
  const cut = head !== undefined && (head.seq !== at.seq || head.hash !== at.hash.toString('hex'));
  return { entries, broken: cut ? at.seq + 1 : null, next: undefined, head };
}
