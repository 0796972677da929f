import { useEffect, useState } from 'react';

/** Milliseconds until then, told each second; never below 0. */
export function useCountdown(until: string): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Date.parse(until) - now);
}
