import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { devServer } from '../ui/vite-dev-server.ts';
import { compilePhrases, OFFICE_CODES } from '../ui/vite-phrases.ts';

/** What is said where orders are taken. */
const SALES = ['office', 'floor', 'order', 'send', 'sent', 'support', 'trial'];
const SALES_CODES =
  /^(?:catalog\.|customers\.|identity\.appro|kernel\.idempotency_|orders\.(?!ticket_)|payments\.)/;
export default defineConfig({
  base: '/kds/',
  plugins: [react(), compilePhrases({ without: SALES, withoutCodes: [OFFICE_CODES, SALES_CODES] })],
  build: { target: 'es2024', cssCodeSplit: true, sourcemap: false, modulePreload: { polyfill: false } },
  server: devServer,
});
