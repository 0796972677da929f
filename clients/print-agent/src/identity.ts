import { createHash } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';

/** Who this program is to the server. */
export interface Identity {
  server: string;
  agentId: string;
  name: string;
  companyName: string;
  secret: string;
  /** Of the code it was enrolled with: the same one again, in a service's settings, is no wish to enroll again. */
  codeHash: string;
}

const fileIn = (folder: string) => join(folder, 'agent.json');

/** What is kept of a code. */
export function hashCode(code: string): string {
  return createHash('sha256').update(code.toUpperCase().replace(/[\s-]/g, '')).digest('hex');
}

/** Who the program was when it ran last; undefined before it was enrolled. */
export async function readIdentity(folder: string): Promise<Identity | undefined> {
  try {
    return JSON.parse(await readFile(fileIn(folder), 'utf8')) as Identity;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Keeps who the program is, for nobody else on this machine to read. */
export async function keepIdentity(folder: string, identity: Identity): Promise<void> {
  const path = fileIn(folder);
  const file = await open(`${path}.new`, 'w', 0o600);
  await file.writeFile(`${JSON.stringify(identity, null, 2)}\n`);
  await file.sync();
  await file.close();
  await rename(`${path}.new`, path);
}
