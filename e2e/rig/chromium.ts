import { accessSync, constants } from 'node:fs';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Flags with which the browser calls nobody outside of this machine. */
export const BROWSER_ARGS: readonly string[] = [
  // Containers run as root, where the sandbox cannot start; the pages are our own.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The browser for the journeys: `CHROME_PATH`, else the first of the usual places.
 *
 * @throws Error that says how to get one
 */
export function findChromium(): string {
  const given = process.env.CHROME_PATH;
  const found = (given ? [given] : USUAL_PLACES).find(isProgram);
  if (found !== undefined) return found;
  throw new Error(
    given
      ? `CHROME_PATH names ${given}, which is not a program that can be run.`
      : 'No Chromium was found. Install one (Debian and Ubuntu: apt-get install chromium) or set CHROME_PATH.',
  );
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
