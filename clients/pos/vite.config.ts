import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compilePhrases, OFFICE_CODES } from '../ui/vite-phrases.ts';

const SERVER = 'http://localhost:3000';

export default defineConfig({
  base: '/pos/',
  plugins: [
    react(),
    compilePhrases({ without: ['office', 'kitchen', 'printers'], withoutCodes: [OFFICE_CODES] }),
  ],
  build: { target: 'es2024', cssCodeSplit: true, sourcemap: false, modulePreload: { polyfill: false } },
  server: { proxy: { '/v1': SERVER, '/socket.io': { target: SERVER, ws: true } } },
});
