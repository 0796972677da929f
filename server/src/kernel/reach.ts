import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { dirname, isAbsolute, normalize } from 'node:path';

/** Which addresses an operator lets this program connect to. */
export interface ReachRules {
  /** Networks, such as `192.168.0.0/16` or `fd00::/8`; a single address is a network of one. */
  networks: readonly string[];
  /** Ports and ranges of ports, such as `9100-9109`. */
  ports: readonly string[];
  /** Device files of this machine, and folders that end in a slash for whatever is directly in them; none unless given. */
  devices?: readonly string[];
}

/** Why an address is not connected to. */
export type Unreachable = 'address_unknown' | 'address_refused' | 'port_refused';

/** Decides whether this program may connect to where somebody has pointed it. */
export interface Reach {
  /** Whether an address in figures may be connected to. */
  allows(address: string): boolean;
  allowsPort(port: number): boolean;
  /**
   * What speaks against trying a place: `no_host` is neither an address in figures nor a name. An address is judged now, what
   * a name stands for when it is connected to.
   */
  objection(host: string, port: number): 'no_host' | 'refused' | undefined;
  /** Whether a device may be written to, by its name alone. */
  allowsDevice(path: string): boolean;
  /** The devices and folders as the rules name them. */
  readonly devices: readonly string[];
  /**
   * The address to connect to, in figures, so that nobody can give the name another meaning in between. A name is refused
   * when any of its addresses is.
   */
  resolve(host: string, port: number): Promise<{ address: string } | { refused: Unreachable }>;
}

// What is never meant by a wide network: this machine, its link, everybody. They have to be named as such.
const SPECIAL = [
  '0.0.0.0/8',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::/127',
  'fe80::/10',
  'ff00::/8',
];

// A name ends in a label with a letter: what is left is read as figures by resolvers (0x7f000001, 2130706433, 127.1).
const HOST_NAME =
  /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*(?=[a-z0-9-]*[a-z])(?!0x)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

/** Whether a text is an address in figures, or a name that cannot be read as figures. */
export function isHost(text: string): boolean {
  return isIP(text) !== 0 || HOST_NAME.test(text);
}

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 4 ? 'ipv4' : 'ipv6');

/** A network in its parts; undefined when the text is none. */
export function networkOf(text: string): { address: string; bits: number } | undefined {
  const [address = '', prefix, ...rest] = text.split('/');
  const version = isIP(address);
  const most = version === 4 ? 32 : 128;
  const bits = prefix === undefined ? most : /^\d{1,3}$/.test(prefix) ? Number(prefix) : most + 1;
  return version === 0 || bits > most || rest.length > 0 ? undefined : { address, bits };
}

/** A range of ports as its ends; undefined when the text is none. */
export function portsOf(text: string): readonly [number, number] | undefined {
  const found = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text);
  if (!found) return undefined;
  const first = Number(found[1]);
  const last = Number(found[2] ?? found[1]);
  return first >= 1 && first <= last && last <= 65_535 ? [first, last] : undefined;
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const text of networks) {
    const network = networkOf(text);
    if (!network) throw new Error(`"${text}" is no network`);
    list.addSubnet(network.address, network.bits, familyOf(network.address));
  }
  return list;
}

/**
 * Reads the rules. A wide network does not include this machine's own addresses, those of its link (where clouds keep
 * their secrets) or those of everybody: these hold only where a network inside them is named.
 *
 * @throws Error for a network or a range of ports that is none
 */
export function openReach(
  { networks, ports, devices = [] }: ReachRules,
  addressesOf: (host: string) => Promise<string[]> = askResolver,
): Reach {
  const special = listOf(SPECIAL);
  const isSpecial = (address: string): boolean => special.check(address, familyOf(address));
  const startsSpecial = (text: string): boolean => isSpecial(networkOf(text)?.address ?? '');
  // 0.0.0.0/0 starts where the special ones do and means everything else.
  const named = (text: string): boolean => startsSpecial(text) && (networkOf(text)?.bits ?? 0) >= 4;
  const allowed = listOf(networks.filter((text) => !named(text)));
  const allowedSpecial = listOf(networks.filter(named));
  const ranges = ports.map((text) => {
    const range = portsOf(text);
    if (!range) throw new Error(`"${text}" is no range of ports`);
    return range;
  });
  const allows = (address: string): boolean =>
    isIP(address) !== 0 && (isSpecial(address) ? allowedSpecial : allowed).check(address, familyOf(address));
  const allowsPort = (port: number): boolean => ranges.some(([first, last]) => port >= first && port <= last);
  return {
    allows,
    allowsPort,
    objection(host, port) {
      if (!isHost(host)) return 'no_host';
      return allowsPort(port) && (isIP(host) === 0 || allows(host)) ? undefined : 'refused';
    },
    allowsDevice: (path) =>
      isAbsolute(path) &&
      normalize(path) === path &&
      !path.includes('\0') &&
      devices.some((one) => (one.endsWith('/') ? `${dirname(path)}/` === one : path === one)),
    devices,
    async resolve(host, port) {
      if (!allowsPort(port)) return { refused: 'port_refused' };
      const found = await addressesOf(host);
      const [first] = found;
      if (first === undefined) return { refused: 'address_unknown' };
      return found.every(allows) ? { address: first } : { refused: 'address_refused' };
    },
  };
}

async function askResolver(host: string): Promise<string[]> {
  try {
    return (await lookup(host, { all: true, order: 'verbatim' })).map(({ address }) => address);
  } catch {
    // No such name, or nobody to ask: there is nothing to connect to, and the caller says so.
    return [];
  }
}
