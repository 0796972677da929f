import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compilePhrases, OFFICE_CODES } from '../ui/vite-phrases.ts';

/** What is said where orders are taken. */
const SALES = ['office', 'floor', 'order', 'send', 'sent', 'support', 'trial'];
const SALES_CODES = /^(?:catalog\.|identity\.appro|kernel\.idempotency_|orders\.(?!ticket_))/;
const SERVER = 'http://localhost:3000';

export default defineConfig({
  base: '/kds/',
  plugins: [react(), compilePhrases({ without: SALES, withoutCodes: [OFFICE_CODES, SALES_CODES] })],
  build: { target: 'es2024', cssCodeSplit: true, sourcemap: false, modulePreload: { polyfill: false } },
  server: { proxy: { '/v1': SERVER, '/socket.io': { target: SERVER, ws: true } } },
});
