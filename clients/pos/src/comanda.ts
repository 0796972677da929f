import { type NewOrderLine, taxesOf } from '@fastops/device';
import { type Menu, priceOf, sameWish, sharesOf, stationsOf, type Wish } from './menu.ts';

/** A line being composed; the id is made here and stays the line's id on the server. */
export interface ComandaLine {
  id: string;
  wish: Wish;
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
  /** One more of a wish: on its line without a note, else on a new line with the given id. */
  | { type: 'add'; wish: Wish; lineId: string }
  /** The same line, chosen otherwise. */
  | { type: 'choose'; lineId: string; wish: Wish }
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
      const same = lines.find((line) => sameWish(line.wish, act.wish) && line.note === '');
      if (same) return reduceComanda(comanda, { type: 'change', lineId: same.id, by: 1 });
      const line = { id: act.lineId, wish: act.wish, quantity: 1, note: '' };
      return { ...comanda, lines: [...lines, line] };
    }
    case 'choose':
      return {
        ...comanda,
        lines: lines.map((line) => (line.id === act.lineId ? { ...line, wish: act.wish } : line)),
      };
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

/** An amount over parts by weight; what is left over goes to the last. */
function spread(amount: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let left = amount;
  return weights.map((weight, index) => {
    const last = index === weights.length - 1;
    const part = last ? left : Math.floor(whole === 0 ? amount / weights.length : (amount * weight) / whole);
    left -= part;
    return part;
  });
}

/**
 * Count, total and taxes of lines at the menu's prices, in minor units. For the eye only: the server decides. Each part is
 * rounded by itself, as the server does. Lines whose product is gone count nothing.
 */
export function totalsOf(lines: readonly ComandaLine[], menu: Menu): ComandaTotals {
  let count = 0;
  let totalMinor = 0;
  const taxes = new Map<string, TaxShare>();
  for (const { wish, quantity } of lines) {
    if (!menu.products.has(wish.productId)) continue;
    const amount = priceOf(menu, wish) * quantity;
    const shares = sharesOf(menu, wish);
    const parts = spread(
      amount,
      shares.map(({ weight }) => weight),
    );
    count += quantity;
    totalMinor += amount;
    for (const [index, share] of shares.entries())
      for (const { tax, taxMinor } of taxesOf(parts[index] ?? 0, share.taxes)) {
        if (!tax.included) totalMinor += taxMinor;
        if (tax.rateBasisPoints === 0) continue;
        const { name, rateBasisPoints, included } = tax;
        const known = taxes.get(tax.id);
        taxes.set(tax.id, { name, rateBasisPoints, included, taxMinor: taxMinor + (known?.taxMinor ?? 0) });
      }
  }
  return { count, totalMinor, taxes: [...taxes.values()] };
}

/** Units per station in the order of first appearance; what no station makes comes under undefined. */
export function unitsByStation(lines: readonly ComandaLine[], menu: Menu): Map<string | undefined, number> {
  const units = new Map<string | undefined, number>();
  for (const { wish, quantity } of lines)
    for (const station of stationsOf(menu, wish)) units.set(station, (units.get(station) ?? 0) + quantity);
  return units;
}

/** Units per product, over all its lines: the number on its card. */
export function unitsByProduct(lines: readonly ComandaLine[]): Map<string, number> {
  const units = new Map<string, number>();
  for (const { wish, quantity } of lines)
    units.set(wish.productId, (units.get(wish.productId) ?? 0) + quantity);
  return units;
}

/** The lines as the server takes them. */
export function toOrderLines(lines: readonly ComandaLine[]): NewOrderLine[] {
  return lines.map(({ id, wish, quantity, note }) => ({
    id,
    ...wish,
    quantity,
    ...(note === '' ? {} : { note }),
  }));
}
