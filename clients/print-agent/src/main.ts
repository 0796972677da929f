import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import manifest from '../package.json' with { type: 'json' };
import { Agent } from './agent.ts';
import { hashCode, type Identity, keepIdentity, readIdentity } from './identity.ts';
import { Journal } from './journal.ts';
import { lockFolder } from './lock.ts';
import { enroll, Refused, ServerApi } from './server-api.ts';
import { readSettings, type Settings, USAGE } from './settings.ts';
import { serveStatus } from './status-server.ts';

const say = (line: string) => void process.stdout.write(`${new Date().toISOString()} ${line}\n`);

/** Ends the program with words for whoever started it. */
class Fault extends Error {}

/** Who the program is: as before, or as whom a new code makes it. */
async function identify({ server, code, folder }: Settings, journal: Journal): Promise<Identity> {
  const known = await readIdentity(folder);
  const isSame = known !== undefined && (server === undefined || server === known.server);
  if (code === undefined || (isSame && hashCode(code) === known.codeHash)) {
    if (known && isSame) return known;
    throw new Fault(`A code from the office is needed.\n\n${USAGE}`);
  }
  const at = server ?? known?.server;
  if (at === undefined) throw new Fault(`The address of the server is needed.\n\n${USAGE}`);
  try {
    const { agentId, name, companyName, secret } = await enroll(at, code);
    const identity = { server: at, agentId, name, companyName, secret, codeHash: hashCode(code) };
    // What an earlier enrollment had in its hands is another one's by now.
    await journal.forget();
    await keepIdentity(folder, identity);
    return identity;
  } catch (error) {
    if (known && isSame && error instanceof Refused) {
      say(`the code was refused (${error.code}); going on as ${known.name}`);
      return known;
    }
    throw new Fault(`${at} did not take the code: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function run(settings: Settings): Promise<void> {
  const { folder, statusPort } = settings;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const unlock = await lockFolder(folder);
  const journal = await Journal.open(join(folder, 'journal'));
  const identity = await identify(settings, journal);
  const { server, secret, name, companyName } = identity;
  const api = new ServerApi({ server, secret, version: manifest.version });
  const onBroken = (error: unknown) => {
    // Started again, it may find the disk in order; without a journal it must not print.
    process.stderr.write(`The journal in ${folder} cannot be written: ${String(error)}\n`);
    process.exit(1);
  };
  const agent = new Agent({ journal, api, say, onBroken });
  const status = () => ({ state: agent.state, counts: agent.counts, name, companyName, server, folder });
  const page = statusPort === 0 ? undefined : await serveStatus(statusPort, status);
  say(`${name} (${companyName}) prints for ${server}${page ? `; see http://127.0.0.1:${page.port}` : ''}`);
  agent.start();
  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    say('stopping');
    await agent.stop();
    await page?.close();
    await journal.close();
    await unlock();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => void stop().then(() => process.exit(0)));
}

try {
  await run(readSettings(process.argv.slice(2)));
} catch (error) {
  const words = error instanceof Fault || error instanceof TypeError ? error.message : String(error);
  process.stderr.write(`${words}\n`);
  process.exit(1);
}
