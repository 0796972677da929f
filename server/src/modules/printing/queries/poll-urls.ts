import { run, type Statement } from '../../../kernel/sql.ts';
import type { OutsideTx, Tx } from '../../../kernel/tx.ts';
import type { BreakerState } from '../breaker.ts';
import type { Lane } from './jobs.ts';

const FIND_PLACE: Statement = {
  name: 'printing.find_poll_url',
  text: 'select company_id as "companyId", printer_id as "printerId" from printing.find_poll_url($1)',
};

/** Whose poll address has this secret; undefined when nobody's. */
export async function findPollPlace(tx: OutsideTx, tokenHash: Buffer): Promise<Lane | undefined> {
  return (await run<Lane>(tx, FIND_PLACE, [tokenHash]))[0];
}

/** A printer that asks at its address. */
export interface HeardPrinter {
  branchId: string;
  breaker: BreakerState;
  /** Whether it is another machine than the one that asked first. */
  isStranger: boolean;
  /** Whether it is time to ask it what it can do. */
  toBeAsked: boolean;
  /** What of ours it can print; null until it has said so. */
  mediaTypes: string[] | null;
  drawer: boolean;
}

// Holds the row to the end of the transaction: what one printer asks is answered one by one.
const HEAR: Statement = {
  name: 'printing.hear_printer',
  text: `update printing.poll_urls u set mac = coalesce(u.mac, $4),
      polled_at = case when u.mac <> $4 then u.polled_at else now() end,
      stranger_mac = case when u.mac <> $4 then $4 else u.stranger_mac end,
      stranger_at = case when u.mac <> $4 then now() else u.stranger_at end
    from printing.printers p
    where u.company_id = $1 and u.printer_id = $2 and u.token_hash = $3 and p.company_id = u.company_id and p.id = u.printer_id
    returning p.branch_id as "branchId", p.breaker, p.drawer, coalesce(u.mac <> $4, false) as "isStranger",
      u.asked_at is null or u.asked_at < now() - interval '1 day' as "toBeAsked", u.media_types as "mediaTypes"`,
};

/**
 * Notes that a printer asked, and from which machine; the first one becomes the one. Undefined when the secret has been
 * renewed or revoked since it was looked up.
 */
export async function hearPrinter(
  tx: Tx,
  heard: { printerId: string; tokenHash: Buffer; mac: string | undefined },
): Promise<HeardPrinter | undefined> {
  const values = [tx.companyId, heard.printerId, heard.tokenHash, heard.mac ?? null];
  return (await run<HeardPrinter>(tx, HEAR, values))[0];
}

const ASKED: Statement = {
  name: 'printing.printer_asked',
  text: 'update printing.poll_urls set asked_at = now() where company_id = $1 and printer_id = $2',
};

/** Notes that a printer was asked what it can do. */
export async function noteAsked(tx: Tx, printerId: string): Promise<void> {
  await run(tx, ASKED, [tx.companyId, printerId]);
}

const ABILITIES: Statement = {
  name: 'printing.printer_abilities',
  text: `update printing.poll_urls set poll_seconds = coalesce($3, poll_seconds), media_types = coalesce($4, media_types)
    where company_id = $1 and printer_id = $2`,
};

/** Keeps what a printer said it can do; what it did not say stays. */
export async function noteAbilities(
  tx: Tx,
  printerId: string,
  abilities: { pollSeconds: number | undefined; mediaTypes: readonly string[] | undefined },
): Promise<void> {
  const { pollSeconds = null, mediaTypes = null } = abilities;
  await run(tx, ABILITIES, [tx.companyId, printerId, pollSeconds, mediaTypes]);
}

/** What the office sees of a poll address: never its secret. */
export interface PollUrl {
  madeAt: Temporal.Instant;
  mac: string | null;
  strangerMac: string | null;
  strangerAt: Temporal.Instant | null;
  polledAt: Temporal.Instant | null;
  pollSeconds: number | null;
  mediaTypes: string[] | null;
}

const FIND: Statement = {
  name: 'printing.read_poll_url',
  text: `select made_at as "madeAt", mac, stranger_mac as "strangerMac", stranger_at as "strangerAt", polled_at as "polledAt",
      poll_seconds as "pollSeconds", media_types as "mediaTypes"
    from printing.poll_urls where company_id = $1 and printer_id = $2`,
};

/** The poll address of a printer, if it has one. */
export async function findPollUrl(tx: Tx, printerId: string): Promise<PollUrl | undefined> {
  return (await run<PollUrl>(tx, FIND, [tx.companyId, printerId]))[0];
}

const HOLD_CLOUD_PRINTER: Statement = {
  name: 'printing.hold_cloud_printer',
  text: `select branch_id as "branchId", driver from printing.printers
    where company_id = $1 and id = $2 and deleted_at is null for update`,
};

/** Where a printer stands and how it is reached, held until the end of the transaction. */
export async function holdPrinterDriver(
  tx: Tx,
  printerId: string,
): Promise<{ branchId: string; driver: string } | undefined> {
  return (
    await run<{ branchId: string; driver: string }>(tx, HOLD_CLOUD_PRINTER, [tx.companyId, printerId])
  )[0];
}

// A new secret is for a new beginning: the machine may be another one too.
const PUT: Statement = {
  name: 'printing.put_poll_url',
  text: `insert into printing.poll_urls as u (company_id, printer_id, token_hash) values ($1, $2, $3)
    on conflict (company_id, printer_id) do update set token_hash = $3, made_at = now(), mac = null, stranger_mac = null,
      stranger_at = null, polled_at = null, poll_seconds = null, media_types = null, asked_at = null`,
};

/** Gives a printer a poll address in place of any it had. */
export async function putPollUrl(tx: Tx, printerId: string, tokenHash: Buffer): Promise<void> {
  await run(tx, PUT, [tx.companyId, printerId, tokenHash]);
}

const REMOVE: Statement = {
  name: 'printing.remove_poll_url',
  text: 'delete from printing.poll_urls where company_id = $1 and printer_id = $2 returning printer_id',
};

/** Takes the poll address of a printer away. False when it had none. */
export async function removePollUrl(tx: Tx, printerId: string): Promise<boolean> {
  return (await run(tx, REMOVE, [tx.companyId, printerId])).length === 1;
}

const SILENT: Statement = {
  name: 'printing.silent_printers',
  text: 'select company_id as "companyId", printer_id as "printerId" from printing.silent_printers($1)',
};

/**
 * Printers that ought to ask for their pages and do not, over all companies.
 *
 * @param upSeconds how long somebody has been there to be asked
 */
export function findSilentPrinters(tx: OutsideTx, upSeconds: number): Promise<Lane[]> {
  return run<Lane>(tx, SILENT, [Math.floor(upSeconds)]);
}

const MARK_SILENT: Statement = {
  name: 'printing.mark_silent',
  text: `update printing.printers p set breaker = 'open', breaker_reason = 'silent', breaker_since = now(),
      probe_at = now() + make_interval(secs => p.breaker_probe_seconds)
    where p.company_id = $1 and p.id = $2 and p.breaker <> 'open' and not exists (
      select 1 from printing.poll_urls u where u.company_id = p.company_id and u.printer_id = p.id
        and coalesce(u.polled_at, u.made_at) >= now() - make_interval(secs => printing.silence_seconds(u.poll_seconds)))
    returning p.branch_id as "branchId"`,
};

/** Opens the breaker of a printer that asks no more. Undefined when it has asked since, or somebody else has done so. */
export async function markSilent(tx: Tx, printerId: string): Promise<{ branchId: string } | undefined> {
  return (await run<{ branchId: string }>(tx, MARK_SILENT, [tx.companyId, printerId]))[0];
}
