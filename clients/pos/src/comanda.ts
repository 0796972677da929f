import type { NewOrderLine, Product } from '@fastops/device';

/** A line being composed; the id is made here and stays the line's id on the server. */
export interface ComandaLine {
  id: string;
  productId: string;
  quantity: number;
  note: string;
}

/** What a waiter is putting together for one place and has not sent yet. */
export interface Comanda {
  guests: number | undefined;
  lines: readonly ComandaLine[];
}

export const EMPTY_COMANDA: Comanda = { guests: undefined, lines: [] };

/** The server refuses more; nobody orders a thousand coffees with one finger. */
const MOST = 999;
const MOST_GUESTS = 99;
export const NOTE_LENGTH = 120;

export type ComandaAct =
  /** One more of a product: on its line without a note, else on a new line with the given id. */
  | { type: 'add'; productId: string; lineId: string }
  /** A change by a difference; a line that reaches zero leaves. */
  | { type: 'change'; lineId: string; by: number }
  | { type: 'remove'; lineId: string }
  | { type: 'note'; lineId: string; note: string }
  /** Puts a removed line back where it was. */
  | { type: 'restore'; line: ComandaLine; at: number }
  | { type: 'guests'; by: number };

const clamp = (value: number, most: number): number => Math.min(most, Math.max(0, value));

/** The comanda after an act. Pure; an act on a line that is gone changes nothing. */
export function reduceComanda(comanda: Comanda, act: ComandaAct): Comanda {
  const { lines } = comanda;
  switch (act.type) {
    case 'add': {
      const same = lines.find((line) => line.productId === act.productId && line.note === '');
      if (same) return reduceComanda(comanda, { type: 'change', lineId: same.id, by: 1 });
      const line = { id: act.lineId, productId: act.productId, quantity: 1, note: '' };
      return { ...comanda, lines: [...lines, line] };
    }
    case 'change': {
      const next = lines.flatMap((line) => {
        if (line.id !== act.lineId) return [line];
        const quantity = clamp(line.quantity + act.by, MOST);
        return quantity === 0 ? [] : [{ ...line, quantity }];
      });
      return { ...comanda, lines: next };
    }
    case 'remove':
      return { ...comanda, lines: lines.filter((line) => line.id !== act.lineId) };
    case 'note': {
      const note = act.note.trim().replace(/\s+/g, ' ').slice(0, NOTE_LENGTH);
      return { ...comanda, lines: lines.map((line) => (line.id === act.lineId ? { ...line, note } : line)) };
    }
    case 'restore': {
      if (lines.some((line) => line.id === act.line.id)) return comanda;
      return { ...comanda, lines: [...lines.slice(0, act.at), act.line, ...lines.slice(act.at)] };
    }
    case 'guests': {
      const guests = clamp((comanda.guests ?? 0) + act.by, MOST_GUESTS);
      return { ...comanda, guests: guests === 0 ? undefined : guests };
    }
  }
}

export interface TaxShare {
  name: string;
  rateBasisPoints: number;
  included: boolean;
  taxMinor: number;
}

export interface ComandaTotals {
  /** Units, not lines. */
  count: number;
  /** What the guest pays, in minor units. */
  totalMinor: number;
  taxes: TaxShare[];
}

/**
 * Count, total and taxes of lines at the catalogue's prices, in minor units. For the eye only: the server decides.
 * A tax that is included is taken out of its price (base = price / (1 + rate), the tax is the rest), one that is not
 * is added; each line is rounded by itself, as the server does. Lines whose product is gone count nothing.
 */
export function totalsOf(
  lines: readonly ComandaLine[],
  products: ReadonlyMap<string, Product>,
): ComandaTotals {
  let count = 0;
  let totalMinor = 0;
  const taxes = new Map<string, TaxShare>();
  for (const line of lines) {
    const product = products.get(line.productId);
    if (!product) continue;
    const rate = product.taxRateBasisPoints;
    const price = product.priceMinor * line.quantity;
    const taxMinor = product.taxIncluded
      ? price - Math.round((price * 10_000) / (10_000 + rate))
      : Math.round((price * rate) / 10_000);
    count += line.quantity;
    totalMinor += product.taxIncluded ? price : price + taxMinor;
    if (rate === 0) continue;
    const key = `${product.taxName} ${rate} ${product.taxIncluded}`;
    const share = taxes.get(key);
    if (share) share.taxMinor += taxMinor;
    else {
      taxes.set(key, {
        name: product.taxName,
        rateBasisPoints: rate,
        included: product.taxIncluded,
        taxMinor,
      });
    }
  }
  return { count, totalMinor, taxes: [...taxes.values()] };
}

/** Units per station in the order of first appearance; products without a station come under undefined. */
export function unitsByStation(
  lines: readonly ComandaLine[],
  products: ReadonlyMap<string, Product>,
): Map<string | undefined, number> {
  const units = new Map<string | undefined, number>();
  for (const line of lines) {
    const station = products.get(line.productId)?.stationId ?? undefined;
    units.set(station, (units.get(station) ?? 0) + line.quantity);
  }
  return units;
}

/** Units per product, over all its lines: the number on its card. */
export function unitsByProduct(lines: readonly ComandaLine[]): Map<string, number> {
  const units = new Map<string, number>();
  for (const line of lines) units.set(line.productId, (units.get(line.productId) ?? 0) + line.quantity);
  return units;
}

/** The lines as the server takes them. */
export function toOrderLines(lines: readonly ComandaLine[]): NewOrderLine[] {
  return lines.map(({ id, productId, quantity, note }) => ({
    id,
    productId,
    quantity,
    ...(note === '' ? {} : { note }),
  }));
}
