import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

// Faults that the model drill must notice, planted while a copy of the product loads its files: `node --import
// model-plants.ts?fault=NAME`. Nothing of them is in the product, nor is anything written to its files.

/** Text of the product that reads otherwise in a mutant. */
interface Patch {
  file: string;
  from: string;
  to: string;
}

/** A fault. Where several guards of the product stand against it, all of them are taken away. */
export interface Plant {
  name: string;
  what: string;
  /** What turned the fault into an honest refusal or error until it was taken away as well. */
  without?: string;
  patches: readonly Patch[];
}

const [COMMANDS, PAYMENTS, BOOKS] = ['run-commands.ts', 'record-payment.ts', 'queries/books.ts'].map(
  (file) => `/modules/orders/${file}`,
) as [string, string, string];

const HELD =
  'run<OrderRow>(tx, options.lock ? LOCK_ORDERS : READ_ORDER, [tx.companyId, branchId, orderIds]),';
const LINES = 'run<StoredLine>(tx, FIND_LINES, [tx.companyId, orderIds]),';
const CHECKS = 'run<Check & { orderId: string }>(tx, FIND_CHECKS, [tx.companyId, orderIds]),';
const READ = `const [orders, lines, checks] = await Promise.all([
    ${HELD}
    ${LINES}
    ${CHECKS}
  ]);`;
/** Reads in another order than "hold the order first". */
const reads = (names: string, ...reading: readonly string[]): Patch => ({
  file: BOOKS,
  from: READ,
  to: `const [${names}] = await Promise.all([${reading.join('')}]);`,
});

/** What stands against writing over what somebody else wrote: the version in the statement and the key of the events. */
const OVERWRITES: readonly Patch[] = [
  { file: BOOKS, from: ' and x.version = $8', to: ' and $8::int is not null' },
  {
    file: BOOKS,
    from: "EVENT_COLUMNS, '$7')}`,\n};\n\n/** What comes with",
    to: "EVENT_COLUMNS, '$7')} on conflict do nothing`,\n};\n\n/** What comes with",
  },
];

/** Every fault. */
export const PLANTS: readonly Plant[] = [
  {
    name: 'double payment',
    what: 'what is paid of a check is read before the order is held',
    patches: [reads('checks, orders, lines', CHECKS, HELD, LINES)],
  },
  {
    name: 'lost update',
    what: 'orders are read without holding them, and written over whatever came in between',
    without: 'the version in orders.save_book and the key of orders.events',
    patches: [
      {
        file: COMMANDS,
        from: 'findBooks(tx, branch.id, ids, { lock: true })',
        to: 'findBooks(tx, branch.id, ids, { lock: false })',
      },
      ...OVERWRITES,
    ],
  },
  {
    name: 'send twice',
    what: 'what was sent is read before the order is held',
    patches: [
      {
        file: COMMANDS,
        from: 'findBooks(tx, branch.id, ids, { lock: true })',
        to: "findBooks(tx, branch.id, ids, { lock: true, early: commands.some(({ type }) => type === 'order.send') } as never)",
      },
      {
        file: BOOKS,
        from: READ,
        to: `const { early } = options as { early?: boolean };
          const before = early ? ${LINES.slice(0, -1)} : undefined;
          const [orders, after, checks] = await Promise.all([${HELD}${LINES}${CHECKS}]);
          const lines = (await before) ?? after;`,
      },
    ],
  },
  {
    name: 'pay after close',
    what: 'money for an order that is over, or for a check that is paid, is taken and counted nowhere',
    without:
      'nothing due on such a check, what is due as the most that is taken, checks_paid in the database',
    patches: [
      {
        file: PAYMENTS,
        from: "throw new Refusal('conflict', 'orders.check_paid', { checkId, state: check.state, version });\n  refuseClosed(book);",
        to: `return {
            order: await openDesk(ctx, { books, stations: new Map() }).view(orderId),
            paid: input.decide({ dueMinor: 9_000_000_000_000, tipDueMinor: 0, version }),
          };`,
      },
    ],
  },
  {
    name: 'missing idempotency',
    what: 'a command that was done is done again',
    without: 'the key of orders.events by command',
    patches: [
      {
        file: COMMANDS,
        from: 'const known = applied.get(command.id);',
        to: 'const known = undefined as never;',
      },
      {
        file: COMMANDS,
        from: '{ type, commandId: id, content, deviceAt }',
        to: '{ type, commandId: null, content, deviceAt }',
      },
    ],
  },
];

/** The flags with which Node loads a mutant of the product. */
export const flagsFor = ({ name }: Plant): string[] => [
  '--import',
  `${import.meta.url}?fault=${encodeURIComponent(name)}`,
];

/** A file as a mutant reads it. @throws Error when the product no longer says what is to be said otherwise */
export function patched(source: string, patches: readonly Patch[]): string {
  return patches.reduce((text, { file, from, to }) => {
    if (text.split(from).length !== 2) throw new Error(`${file} does not say once: ${from}`);
    return text.replace(from, () => to);
  }, source);
}

function plant({ patches }: Plant): void {
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      if (!url.startsWith('file:')) return loaded;
      const own = patches.filter(({ file }) => fileURLToPath(url).endsWith(file));
      return own.length === 0 ? loaded : { ...loaded, source: patched(String(loaded.source), own) };
    },
  });
}

const wanted = new URL(import.meta.url).searchParams.get('fault');
if (wanted !== null) {
  const found = PLANTS.find(({ name }) => name === wanted);
  if (!found) throw new Error(`no fault is called ${wanted}`);
  plant(found);
}
