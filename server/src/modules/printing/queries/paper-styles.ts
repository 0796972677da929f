import { run, type Statement } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import {
  type PaperLogo,
  type PaperShape,
  type PaperStyle,
  PLAIN_STYLES,
  type StyledPaper,
} from '../paper-style.ts';

/** A style with how often it was changed; 0 for one that never was. */
export interface StoredStyle {
  version: number;
  style: PaperStyle;
}

const FIND: Statement = {
  name: 'printing.find_paper_style',
  text: `select version, jsonb_build_object('header', header, 'footer', footer, 'hidden', hidden, 'lineSize', line_size,
      'noteSize', note_size, 'logo', case when logo_bits is not null then jsonb_build_object('width', logo_width,
      'height', logo_height, 'bits', translate(encode(logo_bits, 'base64'), E'\\n', '')) end) as style
    from printing.paper_styles where company_id = $1 and branch_id = $2 and kind = $3`,
};

/** How a branch wants a paper. */
export async function findPaperStyle(tx: Tx, branchId: string, kind: StyledPaper): Promise<StoredStyle> {
  const [row] = await run<StoredStyle>(tx, FIND, [tx.companyId, branchId, kind]);
  return row ?? { version: 0, style: PLAIN_STYLES[kind] };
}

// Written only by who saw the version before; nothing comes back where that is another one.
const SAVE: Statement = {
  name: 'printing.save_paper_style',
  text: `insert into printing.paper_styles as ps (company_id, branch_id, kind, header, footer, hidden, line_size, note_size)
    select $1, $2, $3, $5::text[], $6::text[], $7::text[], $8, $9
    where $4::integer = 0 or exists (select from printing.paper_styles where company_id = $1 and branch_id = $2 and kind = $3)
    on conflict (company_id, branch_id, kind) do update set version = ps.version + 1, header = excluded.header,
      footer = excluded.footer, hidden = excluded.hidden, line_size = excluded.line_size, note_size = excluded.note_size
    where ps.version = $4
    returning version`,
};

/** Stores a style over the version it was made from. False where another one is there by now. */
export async function savePaperStyle(
  tx: Tx,
  at: { branchId: string; kind: StyledPaper; version: number },
  shape: PaperShape,
): Promise<boolean> {
  const { header, footer, hidden, lineSize, noteSize } = shape;
  const rows = await run(tx, SAVE, [
    ...[tx.companyId, at.branchId, at.kind, at.version, header, footer, hidden, lineSize, noteSize],
  ]);
  return rows.length === 1;
}

const SET_LOGO: Statement = {
  name: 'printing.set_logo',
  text: `insert into printing.paper_styles as ps (company_id, branch_id, kind, line_size, logo_width, logo_height, logo_bits)
    values ($1, $2, 'receipt', $3, $4, $5, decode($6, 'base64'))
    on conflict (company_id, branch_id, kind) do update set version = ps.version + 1, logo_width = excluded.logo_width,
      logo_height = excluded.logo_height, logo_bits = excluded.logo_bits`,
};

/** Puts a logo above what guests read in a branch, or takes it away. */
export async function setLogo(tx: Tx, branchId: string, logo: PaperLogo | null): Promise<void> {
  const { lineSize } = PLAIN_STYLES.receipt;
  await run(tx, SET_LOGO, [
    ...[tx.companyId, branchId, lineSize, logo?.width ?? null, logo?.height ?? null, logo?.bits ?? null],
  ]);
}
