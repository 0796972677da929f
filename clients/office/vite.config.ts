import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { devServer } from '../ui/vite-dev-server.ts';
import { compilePhrases } from '../ui/vite-phrases.ts';

export default defineConfig({
  base: '/admin/',
  plugins: [react(), compilePhrases()],
  build: { target: 'es2024', cssCodeSplit: true, sourcemap: false, modulePreload: { polyfill: false } },
  server: devServer,
});
