import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What a page of the kitchen shows of one printer. */
export const columnOf = (page: Page, printer: string) => page.getByRole('region', { name: printer });

/** The papers of a printer, the newest first. */
export const papersOf = (page: Page, printer: string) => columnOf(page, printer).getByRole('article');

/** What is hard to use on a page, a line for each fault. */
export async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
