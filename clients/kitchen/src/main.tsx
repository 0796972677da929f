import '@fastops/ui/styles.css';
import { startUi, UiProvider } from '@fastops/ui';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './app.ts';
import { Shell } from './shell.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

startUi('kitchen', 'dark');
createRoot(root).render(
  <StrictMode>
    <UiProvider>
      <QueryClientProvider client={queryClient}>
        <Shell />
      </QueryClientProvider>
    </UiProvider>
  </StrictMode>,
);
