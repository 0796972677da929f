import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { device } from '../app.ts';
import { toMenu } from '../menu.ts';
import { catalogQuery } from '../queries.ts';

/** What is sold here, kept up to date. */
export function useMenu(branchId: string) {
  const catalog = useQuery(catalogQuery(branchId));
  const { refetch } = catalog;
  useEffect(() => {
    const reload = (): void => void refetch();
    const stops = [device.live.on('catalog.menu_changed', reload), device.live.onConnect(reload)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [refetch]);
  const menu = useMemo(() => toMenu(catalog.data), [catalog.data]);
  return { catalog, menu };
}
