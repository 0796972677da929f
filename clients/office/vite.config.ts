import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compilePhrases } from '../ui/vite-phrases.ts';

const SERVER = 'http://localhost:3000';

export default defineConfig({
  base: '/admin/',
  plugins: [react(), compilePhrases()],
  build: { target: 'es2024', cssCodeSplit: true, sourcemap: false, modulePreload: { polyfill: false } },
  server: { proxy: { '/v1': SERVER, '/socket.io': { target: SERVER, ws: true } } },
});
