import type { ServerOptions } from 'vite';

const SERVER = 'http://localhost:3000';

/**
 * How the pages reach the server while they are developed. The page's own address arrives as it is (`changeOrigin` is on
 * where it is not said): the server refuses pages of another origin.
 */
export const devServer: ServerOptions = {
  proxy: {
    '/v1': { target: SERVER, changeOrigin: false },
    '/socket.io': { target: SERVER, changeOrigin: false, ws: true },
  },
};
