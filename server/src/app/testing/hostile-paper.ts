import fc from 'fast-check';
import { expect } from 'vitest';
import { decodeEscpos, type JobKind, jobBytes, type PrintDocument } from '../../modules/printing/index.ts';
import { HOSTILE_TEXT, isForbidden } from './hostile-text.ts';

/** A real document with one field that somebody typed, the others harmless. */
export type FieldBuilders = Readonly<Record<string, (text: string) => PrintDocument>>;

/** What was printed, and what of it should not have been. */
export interface HostileCount {
  strings: number;
  fields: number;
  printings: number;
  forbidden: number;
  drawerPulses: number;
  mostLinesOfAField: number;
}

const ATTEMPT = { printing: 1, printedBefore: false, reroutedFrom: null, processId: '0042' };
const COLUMNS = [32, 42, 48] as const;
const PAGES = ['cp858', 'cp1252', 'cp850'] as const;

/** With a drawer on it, so that nothing but the page keeps it shut. */
function print(
  kind: JobKind,
  document: PrintDocument,
  columns: 32 | 42 | 48,
  codePage: (typeof PAGES)[number],
) {
  const printer = {
    columns,
    codePage,
    cut: true,
    confirms: 'process_id' as const,
    images: true,
    drawer: true,
  };
  const events = decodeEscpos(jobBytes(kind, document, printer, ATTEMPT), columns);
  return {
    forbidden: events.filter(isForbidden).length,
    drawers: events.filter((event) => event.kind === 'drawer').length,
    cuts: events.filter((event) => event.kind === 'command' && event.name === 'GS V').length,
    ids: events.flatMap((event) => (event.kind === 'processId' ? [event.id] : [])),
    lines: events.reduce((sum, event) => sum + (event.kind === 'paper' ? event.paper.lines.length : 0), 0),
  };
}

/**
 * Prints every hostile string in every field of real documents, on every width and code page, and holds what comes out to
 * what a page may be: its commands and text, one cut, its own id, and of a field at most eight lines.
 */
export function printHostile(kind: JobKind, fields: FieldBuilders): HostileCount {
  const count = { printings: 0, forbidden: 0, drawerPulses: 0, mostLinesOfAField: 0 };
  for (const [field, build] of Object.entries(fields)) {
    for (const columns of COLUMNS) {
      for (const codePage of PAGES) {
        // One letter takes one line.
        const harmless = print(kind, build('x'), columns, codePage).lines - 1;
        for (const [name, text] of Object.entries(HOSTILE_TEXT)) {
          const { forbidden, drawers, cuts, ids, lines } = print(kind, build(text), columns, codePage);
          expect({ name, field, forbidden, cuts, ids }).toEqual({
            name,
            field,
            forbidden: 0,
            cuts: 1,
            ids: ['0042'],
          });
          count.printings += 1;
          count.forbidden += forbidden;
          count.drawerPulses += drawers;
          count.mostLinesOfAField = Math.max(count.mostLinesOfAField, lines - harmless);
        }
      }
    }
  }
  return { strings: Object.keys(HOSTILE_TEXT).length, fields: Object.keys(fields).length, ...count };
}

/** The same for any text whatever. */
export function printAnything(kind: JobKind, fields: FieldBuilders): void {
  const text = fc.string({ unit: 'binary', maxLength: 200 });
  const builders = Object.values(fields);
  fc.assert(
    fc.property(
      ...([
        text,
        fc.constantFrom(...builders),
        fc.constantFrom(...COLUMNS),
        fc.constantFrom(...PAGES),
      ] as const),
      (value, build, columns, codePage) => {
        const harmless = print(kind, build('x'), columns, codePage).lines - 1;
        const { forbidden, drawers, cuts, ids, lines } = print(kind, build(value), columns, codePage);
        expect({ forbidden, drawers, cuts, ids }).toEqual({
          forbidden: 0,
          drawers: 0,
          cuts: 1,
          ids: ['0042'],
        });
        expect(lines - harmless).toBeLessThanOrEqual(8);
      },
    ),
    { numRuns: 200 },
  );
}
