// After `npm install`: adds to package-lock.json the optional packages of other platforms that npm could not look up,
// because a registry mirror may lack some of them; `npm ci` refuses a lock without them. Run: node scripts/complete-lock.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** @typedef {{ optionalDependencies?: Record<string, string>, dev?: boolean }} Entry */

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'win32'];
const PROCESSORS = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'wasm32'];

const file = fileURLToPath(new URL('../package-lock.json', import.meta.url));
const lock = JSON.parse(readFileSync(file, 'utf8'));
/** @type {Record<string, Entry>} */
const packages = lock.packages;
const added = [];
for (const [path, entry] of Object.entries(packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    const place = `node_modules/${name}`;
    if (packages[place] !== undefined || packages[`${path}/${place}`] !== undefined) continue;
    packages[place] = platformEntry(name, range, entry.dev === true);
    added.push(name);
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(added.length === 0 ? 'the lock is complete' : `added: ${added.join(', ')}`);

/**
 * What the lock says of a package for one platform, read off its name.
 * @param {string} name
 * @param {string} range an exact version, as such packages are asked for
 * @param {boolean} dev
 */
function platformEntry(name, range, dev) {
  const words = (name.split('/').pop() ?? name).split('-');
  const os = words.find((word) => SYSTEMS.includes(word));
  const cpu = words.find((word) => PROCESSORS.includes(word));
  const musl = words.some((word) => word.includes('musl'));
  const glibc = words.some((word) => word.startsWith('gnu'));
  return {
    version: range.replace(/^[^0-9]*/, ''),
    ...(cpu ? { cpu: [cpu] } : {}),
    ...(dev ? { dev: true } : {}),
    ...(os === 'linux' && (musl || glibc) ? { libc: [musl ? 'musl' : 'glibc'] } : {}),
    optional: true,
    ...(os ? { os: [os] } : {}),
  };
}
