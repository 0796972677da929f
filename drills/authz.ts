import { companyDigest } from '../server/src/app/testing/catalogue.ts';
import { type Cell, tryCell } from './rig/authz-cells.ts';
import { CREDENTIALS, isNegative } from './rig/authz-credentials.ts';
import { openWorld, type World } from './rig/authz-world.ts';
import { tellBrokenIn } from './rig/invariants.ts';
import { must } from './rig/people.ts';
import type { Run } from './rig/run.ts';

// The authorization matrix of reliability.md §4.3 (T01): every operation of the contract × every credential, asked of a
// running product over HTTP. The wrong ones first; nothing of the company may have changed after them.

/** What the drill ends with. */
export interface AuthzFigures {
  operations: number;
  cells: number;
  wrong: number;
}

/** Runs the matrix; `sound` is false when any cell ended as it must not. */
export async function authzDrill(run: Run): Promise<{ figures: AuthzFigures; sound: boolean }> {
  const world = await openWorld(run);
  const cells: Cell[] = [];
  const before = await companyDigest(world.owner, world.fogata.companyId, CHANGING);
  for (const operation of world.operations)
    for (const credential of CREDENTIALS)
      if (isNegative(operation, credential)) cells.push(await tryCell(world, operation, credential));
  const changed = difference(before, await companyDigest(world.owner, world.fogata.companyId, CHANGING));
  await world.startWork();
  for (const operation of world.operations)
    for (const credential of CREDENTIALS)
      if (!isNegative(operation, credential) && credential !== 'suspended company')
        cells.push(await tryCell(world, operation, credential));
  await suspend(world);
  for (const operation of world.operations) cells.push(await tryCell(world, operation, 'suspended company'));

  const wrong = cells.filter((cell) => cell.wrong !== undefined);
  for (const cell of wrong) process.stdout.write(`${cell.operation} × ${cell.credential}: ${cell.wrong}\n`);
  for (const table of changed) process.stdout.write(`${table} changed under wrong credentials\n`);
  const figures = {
    operations: world.operations.length,
    cells: cells.length,
    wrong: wrong.length + changed.length,
  };
  const broken = await tellBrokenIn(world.ownerUrl);
  return { figures, sound: figures.wrong + broken === 0 };
}

/** Written by whoever is let in, and by the work beside the requests. */
const CHANGING = [
  'identity.sessions',
  'identity.refresh_tokens',
  'identity.access_changes',
  'kernel.deliveries',
  'kernel.idempotency_keys',
];

async function suspend({ app, platform, esquina }: World): Promise<void> {
  await must(app, 'POST', `/v1/platform/companies/${esquina.companyId}/suspend`, {
    session: platform.right,
    body: { reason: 'falta de pago' },
  });
}

function difference(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): string[] {
  return Object.keys(before).filter((table) => before[table] !== after[table]);
}
