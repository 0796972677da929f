import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { askPrinter } from './print-page.ts';
import type { FoundPrinter } from './server-api.ts';

const PORT = 9_100;
const AT_ONCE = 64;
const CONNECT_MS = 600;
const MOST_FOUND = 300;
const DEVICES = '/dev/usb';

/** Looks for printers: in each /24 of this machine's own private networks, at port 9100, and behind its USB device files. */
export async function scanForPrinters(): Promise<FoundPrinter[]> {
  const found = await findListening(addressesOf(ownAddresses()), PORT);
  const network = await Promise.all(
    found.map(async (host) => {
      const place = { host, port: PORT, device: null };
      const outcome = await askPrinter(place, true);
      // Out of paper is an answer, too.
      return { ...place, answers: outcome.condition !== undefined };
    }),
  );
  return [...network, ...(await usbDevices())].slice(0, MOST_FOUND);
}

/** The addresses of this machine in private networks. */
function ownAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
}

/** Every other address of the /24 around each of these; none outside of private networks (RFC 1918). */
export function addressesOf(own: readonly string[]): string[] {
  const isPrivate = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/;
  const networks = new Set(
    own.filter((address) => isPrivate.test(address)).map((address) => address.replace(/\.\d+$/, '')),
  );
  return [...networks].flatMap((network) =>
    Array.from({ length: 254 }, (_, index) => `${network}.${index + 1}`).filter(
      (address) => !own.includes(address),
    ),
  );
}

/** Which of these addresses take a connection, in their order; so many are tried at a time. */
export async function findListening(addresses: readonly string[], port: number): Promise<string[]> {
  const open = new Set<string>();
  const waiting = [...addresses];
  const look = async () => {
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift())
      if (await takesConnection(address, port)) open.add(address);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, look));
  return addresses.filter((address) => open.has(address));
}

function takesConnection(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const end = (isOpen: boolean) => {
      clearTimeout(late);
      socket.destroy();
      resolve(isOpen);
    };
    const late = setTimeout(() => end(false), CONNECT_MS);
    socket.once('connect', () => end(true)).on('error', () => end(false));
  });
}

async function usbDevices(): Promise<FoundPrinter[]> {
  const names = await readdir(DEVICES).catch(() => []);
  return names
    .filter((name) => /^lp\d+$/.test(name))
    .sort()
    .map((name) => ({ host: null, port: null, device: `${DEVICES}/${name}`, answers: false }));
}
