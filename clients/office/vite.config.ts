import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compilePhrases } from '../ui/vite-phrases.ts';

const SERVER = 'http://localhost:3000';

export default defineConfig({
  base: '/admin/',
  plugins: [react(), compilePhrases()],
  build: { target: 'es2024', cssCodeSplit: true, sourcemap: false, modulePreload: { polyfill: false } },
  // The page's own address has to arrive as it is: the server refuses pages of another origin.
  server: {
    proxy: {
      '/v1': { target: SERVER, changeOrigin: false },
      '/socket.io': { target: SERVER, changeOrigin: false, ws: true },
    },
  },
});
