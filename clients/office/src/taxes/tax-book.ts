import type { TaxBook } from '@fastops/device';

export type Tax = TaxBook['taxes'][number];

/** The rate a tax has on a day, in basis points; undefined before its first one. */
export const rateOn = ({ rates }: Tax, day: string): number | undefined =>
  rates.findLast(({ validFrom }) => validFrom <= day)?.rateBasisPoints;

/** What was said of a branch, or without one of the company, the earliest first. */
export const saidOf = (book: TaxBook, branchId: string | null): TaxBook['standing'] =>
  book.standing.filter((one) => one.branchId === branchId);

/** The regime in which a branch stands on a day: its own, else the company's. */
export function regimeOn(book: TaxBook, branchId: string | null, day: string): string | undefined {
  const own = branchId === null ? undefined : last(saidOf(book, branchId), day);
  return (own ?? last(saidOf(book, null), day))?.regimeId;
}

const last = (said: TaxBook['standing'], day: string) => said.findLast(({ validFrom }) => validFrom <= day);

/** A tax with the rate it has on a day. */
export interface RatedTax {
  id: string;
  name: string;
  included: boolean;
  rateBasisPoints: number;
}

/** The taxes a class pays in a regime. */
export function paidBy(book: TaxBook, taxClassId: string, regimeId: string): Tax[] {
  const ids =
    book.pays.find((one) => one.taxClassId === taxClassId && one.regimeId === regimeId)?.taxIds ?? [];
  return book.taxes.filter(({ id }) => ids.includes(id));
}

/** The same with the rates of a day; one that has none yet is not paid. */
export function ratedFor(book: TaxBook, taxClassId: string, regimeId: string, day: string): RatedTax[] {
  return paidBy(book, taxClassId, regimeId).flatMap((tax) => {
    const rateBasisPoints = rateOn(tax, day);
    const { id, name, included } = tax;
    return rateBasisPoints === undefined ? [] : [{ id, name, included, rateBasisPoints }];
  });
}

/** A percentage as it is typed, in basis points: `8`, `19,5`; undefined where it is none. */
export function basisPointsOf(text: string): number | undefined {
  const typed = text.trim().replace('%', '').replace(',', '.').trim();
  if (!/^\d{1,3}(\.\d{1,2})?$/.test(typed)) return undefined;
  const basisPoints = Math.round(Number(typed) * 100);
  return basisPoints <= 10_000 ? basisPoints : undefined;
}

/** Basis points as they are typed. */
export const percentText = (basisPoints: number, decimal: string): string =>
  String(basisPoints / 100).replace('.', decimal);
