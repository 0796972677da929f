import type { BranchContext } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import type { PaperShape, StyledPaper } from './paper-style.ts';
import { findPaperStyle, type StoredStyle, savePaperStyle } from './queries/paper-styles.ts';

/** How a paper is to be, and the version that was seen. */
export interface SetPaperStyleInput {
  kind: StyledPaper;
  version: number;
  shape: PaperShape;
}

/**
 * Changes how a branch wants a paper, but for its logo. Returns it as it is now.
 *
 * @throws Refusal `conflict` printing.style_changed with the fresh version
 */
export async function setPaperStyle(ctx: BranchContext, input: SetPaperStyleInput): Promise<StoredStyle> {
  const { tx, branch } = ctx;
  const { kind, version, shape } = input;
  const before = await findPaperStyle(tx, branch.id, kind);
  if (!(await savePaperStyle(tx, { branchId: branch.id, kind, version }, shape))) {
    const now = await findPaperStyle(tx, branch.id, kind);
    throw new Refusal('conflict', 'printing.style_changed', { version: now.version });
  }
  const { logo: _logo, ...was } = before.style;
  recordAudit(ctx, {
    ...{
      action: 'printing.paper_style_changed',
      objectType: 'paper_style',
      objectId: kind,
      branchId: branch.id,
    },
    ...{ before: was, after: shape },
  });
  return findPaperStyle(tx, branch.id, kind);
}
