import type { BranchContext } from '../../kernel/context.ts';
import { findBranches, getCompany } from '../identity/index.ts';
import { findPaperStyle, findTillPrinter } from '../printing/index.ts';
import type { BillDesk } from './bill-papers.ts';

/** Reads where the papers of guests come out, and how they look. */
export async function readBillDesk(ctx: BranchContext): Promise<BillDesk> {
  const { tx, branch, actor } = ctx;
  const [till, company, [row], { style }] = await Promise.all([
    findTillPrinter(tx, branch.id),
    getCompany(tx),
    findBranches(tx, [branch.id]),
    findPaperStyle(tx, branch.id, 'receipt'),
  ]);
  const { locale, currency } = actor;
  const taxId =
    company.taxId === null ? [] : [company.country === 'CO' ? `NIT ${company.taxId}` : company.taxId];
  const address = row?.address ? [row.address] : [];
  const restaurant = [
    company.name,
    ...(branch.name === company.name ? [] : [branch.name]),
    ...taxId,
    ...address,
  ];
  return { till, place: { timeZone: branch.timeZone, locale, currency, restaurant, style } };
}
