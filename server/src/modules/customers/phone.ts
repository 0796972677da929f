/** How a number is written inside a country: the calling code that stands for it outside, and how many digits follow. */
interface NumberPlan {
  callingCode: string;
  digits: number;
}

/**
 * Countries whose numbers all have one length, by ISO 3166-1. Calling codes: ITU-T E.164. Colombia: ten digits for mobile
 * and fixed lines alike since 1 September 2021 (Resolución CRC 5826 of 2019).
 */
const PLANS: Readonly<Record<string, NumberPlan>> = {
  CL: { callingCode: '56', digits: 9 },
  CO: { callingCode: '57', digits: 10 },
  ES: { callingCode: '34', digits: 9 },
  MX: { callingCode: '52', digits: 10 },
  US: { callingCode: '1', digits: 10 },
};

/**
 * One text for one number, however it is written: digits alone, with the calling code. A number of the country without
 * its calling code gets it; one of a country that is not in the list stays as it was dialled.
 *
 * @param country where the company is, ISO 3166-1
 */
export function phoneDigits(phone: string, country: string): string {
  const digits = dialled(phone);
  const plan = PLANS[country];
  const abroad = phone.includes('+') || digits.length < phone.replace(/\D/g, '').length;
  return plan && !abroad && digits.length === plan.digits ? `${plan.callingCode}${digits}` : digits;
}

/** The digits that were written, without the 00 that leads abroad. */
export function dialled(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  return digits.startsWith('00') ? digits.slice(2) : digits;
}

/** The same number as it is dialled in its own country; undefined where that is not known. */
export function nationalDigits(digits: string, country: string): string | undefined {
  const plan = PLANS[country];
  const known = plan && digits.startsWith(plan.callingCode);
  return known && digits.length === plan.callingCode.length + plan.digits
    ? digits.slice(plan.callingCode.length)
    : undefined;
}
