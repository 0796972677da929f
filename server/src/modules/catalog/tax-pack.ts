/** A tax as a company begins with it; rates by the day from which they hold. */
export interface PackTax {
  key: string;
  name: string;
  included: boolean;
  rates: readonly { validFrom: string; rateBasisPoints: number }[];
}

/**
 * What a company of a country begins with: what products can be (classes), what an establishment can be (regimes), and which
 * taxes a class pays in a regime. Data like any other: the company changes it, and rates of a later day stand beside it.
 */
export interface TaxPack {
  classes: readonly { key: string; name: string }[];
  /** The first is the one a company begins in. */
  regimes: readonly { key: string; name: string }[];
  taxes: readonly PackTax[];
  pays: readonly { class: string; regime: string; taxes: readonly string[] }[];
}

/**
 * Colombia. Consumption tax of 8 % on food and drink service since 2013 (Ley 1607 of 2012), inside the price of the menu
 * (Estatuto Tributario art. 512-9); value added tax of 19 % since 2017 (Ley 1819 of 2016). Who must charge which changes by
 * establishment and year: see the regimes.
 */
const COLOMBIA: TaxPack = {
  classes: [
    { key: 'food', name: 'Comida y bebida' },
    { key: 'goods', name: 'Mercancía' },
    { key: 'exempt', name: 'Sin impuesto' },
  ],
  regimes: [
    { key: 'inc', name: 'Responsable de impoconsumo' },
    { key: 'iva', name: 'Responsable de IVA' },
    { key: 'none', name: 'No responsable' },
  ],
  taxes: [
    {
      key: 'inc',
      name: 'Impoconsumo',
      included: true,
      rates: [{ validFrom: '2013-01-01', rateBasisPoints: 800 }],
    },
    {
      key: 'iva',
      name: 'IVA',
      included: true,
      rates: [
        { validFrom: '2001-01-01', rateBasisPoints: 1_600 },
        { validFrom: '2017-01-01', rateBasisPoints: 1_900 },
      ],
    },
  ],
  pays: [
    { class: 'food', regime: 'inc', taxes: ['inc'] },
    { class: 'food', regime: 'iva', taxes: ['iva'] },
    { class: 'goods', regime: 'inc', taxes: ['iva'] },
    { class: 'goods', regime: 'iva', taxes: ['iva'] },
  ],
};

const plain = (words: { class: string; exempt: string; regime: string; tax: string }): TaxPack => ({
  classes: [
    { key: 'general', name: words.class },
    { key: 'exempt', name: words.exempt },
  ],
  regimes: [{ key: 'general', name: words.regime }],
  taxes: [
    {
      key: 'general',
      name: words.tax,
      included: true,
      rates: [{ validFrom: '2000-01-01', rateBasisPoints: 0 }],
    },
  ],
  pays: [{ class: 'general', regime: 'general', taxes: ['general'] }],
});

const PLAIN = {
  es: plain({ class: 'General', exempt: 'Sin impuesto', regime: 'General', tax: 'Impuesto' }),
  en: plain({ class: 'General', exempt: 'Untaxed', regime: 'General', tax: 'Tax' }),
};

/** What a company begins with. Of a country nobody has written down it is one tax of 0 %, to be set. */
export function taxPackOf(country: string, locale: string): TaxPack {
  if (country === 'CO') return COLOMBIA;
  return locale.startsWith('es') ? PLAIN.es : PLAIN.en;
}
