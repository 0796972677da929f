/** The words of what guests read. */
export interface BillWords {
  preBill: string;
  noInvoice: string;
  turn: string;
  guests: string;
  check: string;
  customer: string;
  /** Of some part of a line that several share. */
  partOf: string;
  discount: string;
  comp: string;
  subtotal: string;
  discounts: string;
  included: string;
  onTop: string;
  base: string;
  total: string;
  paid: string;
  due: string;
  tip: string;
  totalWithTip: string;
  tipSuggested: (share: string) => string;
  tipQuestion: string;
  tipAnswers: string;
  tipVoluntary: readonly string[];
}

const WORDS: Readonly<Record<'es' | 'en', BillWords>> = {
  es: {
    preBill: 'PRECUENTA',
    noInvoice: 'No es factura',
    turn: 'Turno',
    guests: 'pers.',
    check: 'Cuenta',
    customer: 'Cliente',
    partOf: 'una parte',
    discount: 'Descuento',
    comp: 'Cortesía',
    subtotal: 'Subtotal',
    discounts: 'Descuentos',
    included: 'incluido',
    onTop: 'adicional',
    base: 'Base',
    total: 'TOTAL',
    paid: 'Pagado',
    due: 'POR PAGAR',
    tip: 'Propina voluntaria',
    totalWithTip: 'TOTAL CON PROPINA',
    tipSuggested: (share) => `Propina voluntaria sugerida ${share}`,
    tipQuestion: '¿La acepta?',
    tipAnswers: 'Sí __  No __  Otro valor ______',
    tipVoluntary: [
      'La propina es voluntaria: puede aceptarla, cambiarla o no darla, según valore el servicio.',
      'Es para quienes le atendieron y no hace parte de la cuenta.',
    ],
  },
  en: {
    preBill: 'BILL',
    noInvoice: 'This is not an invoice',
    turn: 'Turn',
    guests: 'guests',
    check: 'Check',
    customer: 'Guest',
    partOf: 'a share',
    discount: 'Discount',
    comp: 'On the house',
    subtotal: 'Subtotal',
    discounts: 'Discounts',
    included: 'included',
    onTop: 'added',
    base: 'Base',
    total: 'TOTAL',
    paid: 'Paid',
    due: 'TO PAY',
    tip: 'Voluntary tip',
    totalWithTip: 'TOTAL WITH TIP',
    tipSuggested: (share) => `Suggested voluntary tip ${share}`,
    tipQuestion: 'Do you accept it?',
    tipAnswers: 'Yes __  No __  Other ______',
    tipVoluntary: [
      'The tip is voluntary: you may accept it, change it or give none, as you value the service.',
      'It is for those who served you and is no part of the bill.',
    ],
  },
};

/** The words for who reads them. @param locale BCP 47 */
export const billWords = (locale: string): BillWords => (locale.startsWith('es') ? WORDS.es : WORDS.en);
