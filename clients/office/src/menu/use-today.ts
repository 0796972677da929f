import { useMe } from '../me.ts';

/** The day of the calendar where the first branch stands, `YYYY-MM-DD`. */
export function useToday(): string {
  const { branches } = useMe();
  const timeZone = branches[0]?.timeZone;
  // The Swedish way of writing a day is the one of the contract.
  return new Intl.DateTimeFormat('sv-SE', timeZone === undefined ? {} : { timeZone }).format(new Date());
}
