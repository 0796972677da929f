import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const probe = `${root}server/src/kernel/typed-handle.probe.ts`;

/** One statement per line: what the compiler must say about it, and why. */
const lines = [
  {
    what: 'its own table',
    says: [],
    text: "export const a = (tx: Tx) => tables<OrdersTables>(tx).selectFrom('orders.orders').select('id');",
  },
  {
    what: 'another module’s table',
    says: [2345],
    text: "export const b = (tx: Tx) => tables<OrdersTables>(tx).selectFrom('catalog.products');",
  },
  {
    what: 'another module’s table, joined',
    says: [2345],
    text: "export const c = (tx: Tx) => tables<OrdersTables>(tx).selectFrom('orders.orders').innerJoin('identity.members', 'a', 'b');",
  },
  {
    what: 'an update of another module’s table',
    says: [2345],
    text: "export const d = (tx: Tx) => tables<OrdersTables>(tx).updateTable('catalog.products');",
  },
  {
    what: 'an insert into another module’s table',
    says: [2345],
    text: "export const e = (tx: Tx) => tables<OrdersTables>(tx).insertInto('catalog.products');",
  },
  {
    what: 'a query without a transaction',
    says: [2554],
    text: 'export const f = () => tables<OrdersTables>();',
  },
  {
    what: 'a company instead of a transaction',
    says: [2345],
    text: "export const g = () => tables<OrdersTables>({ companyId: '1' });",
  },
  {
    what: 'a transaction outside any company',
    says: [2345],
    text: 'export const h = (tx: OutsideTx) => tables<OrdersTables>(tx);',
  },
  {
    what: 'a statement in a transaction',
    says: [],
    text: "export const i = (tx: Tx) => run(tx, { name: 'a', text: 'b' }, []);",
  },
  {
    what: 'a statement without a transaction',
    says: [2345],
    text: "export const j = () => run({ companyId: '1' }, { name: 'a', text: 'b' }, []);",
  },
];
const head = `import { run, tables } from './sql.ts';
import type { OutsideTx, Tx } from './tx.ts';
import type { OrdersTables } from '../modules/orders/tables.ts';
`;

/** Compiles the probe in memory with the server's settings; nothing is written. */
function diagnose() {
  const config = ts.getParsedCommandLineOfConfigFile(
    `${root}tsconfig.json`,
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined },
  );
  if (!config) throw new Error('tsconfig.json cannot be read');
  const host = ts.createCompilerHost(config.options);
  const disk = ts.createCompilerHost(config.options);
  const text = head + lines.map((line) => line.text).join('\n');
  host.fileExists = (path) => path === probe || disk.fileExists(path);
  host.readFile = (path) => (path === probe ? text : disk.readFile(path));
  host.getSourceFile = (path, target, ...rest) =>
    path === probe ? ts.createSourceFile(path, text, target) : disk.getSourceFile(path, target, ...rest);
  const program = ts.createProgram([probe], config.options, host);
  const source = program.getSourceFile(probe);
  if (!source) throw new Error('the probe was not compiled');
  const first = head.split('\n').length - 1;
  return program
    .getSemanticDiagnostics(source)
    .map(({ code, start = 0 }) => ({ code, line: source.getLineAndCharacterOfPosition(start).line - first }));
}

describe('rule 7: a typed handle names its own tables only, and no query goes without a transaction', () => {
  /** @type {{ code: number, line: number }[]} */
  let found = [];
  beforeAll(() => {
    found = diagnose();
  }, 60_000);

  test('the probe itself compiles', () => {
    expect(found.filter(({ line }) => line < 0)).toEqual([]);
  });

  test.each(lines.map((line, index) => ({ ...line, index })))('$what: $says', ({ says, index }) => {
    expect(found.filter(({ line }) => line === index).map(({ code }) => code)).toEqual(says);
  });
});
