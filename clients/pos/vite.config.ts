import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { devServer } from '../ui/vite-dev-server.ts';
import { compilePhrases, OFFICE_CODES } from '../ui/vite-phrases.ts';

export default defineConfig({
  base: '/pos/',
  plugins: [
    react(),
    compilePhrases({ without: ['office', 'kitchen', 'printers'], withoutCodes: [OFFICE_CODES] }),
  ],
  build: { target: 'es2024', cssCodeSplit: true, sourcemap: false, modulePreload: { polyfill: false } },
  server: devServer,
});
