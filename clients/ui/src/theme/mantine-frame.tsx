import './mantine.css';
import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { useScheme } from '../scheme.ts';
import { cssVariablesResolver, theme } from './theme.ts';

/**
 * Mantine in the project's colours. Stands around the screens that use it (forms), not around the whole app: the
 * screens of the rush are plain elements and need not wait for it.
 */
export function MantineFrame({ children }: { children: ReactNode }) {
  const scheme = useScheme();
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme={scheme}
      forceColorScheme={scheme}
      cssVariablesResolver={cssVariablesResolver}
    >
      {children}
    </MantineProvider>
  );
}
