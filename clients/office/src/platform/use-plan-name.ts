import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { plansQuery } from './app.ts';

/** What a plan is called; its code until the plans are known. */
export function usePlanName(): (code: string) => string {
  const { data } = useQuery(plansQuery);
  return useCallback((code) => data?.find((plan) => plan.code === code)?.name ?? code, [data]);
}
