import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { device } from '../app.ts';
import { menuKey } from './menu-queries.ts';

/** Reads the menu again when somebody else changes it. What is being typed stands in the forms and stays. */
export function useMenuChanges(): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    const reload = (): void => void queryClient.invalidateQueries({ queryKey: menuKey });
    const stops = [device.live.on('catalog.menu_changed', reload), device.live.onConnect(reload)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [queryClient]);
}
