import { run, type Statement } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import type { PURPOSES, SOURCES } from '../customer.ts';

/** What somebody allowed or withdrew, and how. */
export interface ConsentShape {
  id: string;
  purpose: (typeof PURPOSES)[number];
  granted: boolean;
  /** Of the text that was shown or read out. */
  textVersion: string;
  source: (typeof SOURCES)[number];
}

/** The same as it was written down. */
export interface Consent extends ConsentShape {
  at: Temporal.Instant;
  recordedBy: string;
}

const COLUMNS = `id, purpose, granted, text_version as "textVersion", source, at, recorded_by as "recordedBy"`;

const CURRENT: Statement = {
  name: 'customers.find_consents',
  text: `select distinct on (purpose) ${COLUMNS} from customers.consents where company_id = $1 and customer_id = $2
    order by purpose, at desc, id desc`,
};

/** What holds now for each purpose that was ever spoken of. */
export function findConsents(tx: Tx, customerId: string): Promise<Consent[]> {
  return run<Consent>(tx, CURRENT, [tx.companyId, customerId]);
}

const INSERT: Statement = {
  name: 'customers.insert_consent',
  text: `insert into customers.consents (company_id, id, customer_id, purpose, granted, text_version, source, recorded_by)
    values ($1, $2, $3, $4, $5, $6, $7, $8) returning ${COLUMNS}`,
};

/** Writes a consent down; whoever does it holds the customer, so that the newest one is the last. */
export async function insertConsent(
  tx: Tx,
  customerId: string,
  consent: ConsentShape,
  memberId: string,
): Promise<Consent> {
  const { id, purpose, granted, textVersion, source } = consent;
  const values = [tx.companyId, id, customerId, purpose, granted, textVersion, source, memberId];
  const [row] = await run<Consent>(tx, INSERT, values);
  if (!row) throw new Error('a consent that was stored has no row');
  return row;
}
