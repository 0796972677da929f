import type { Table } from '@fastops/device';

const withoutZeros = <T extends string | undefined>(digits: T) => digits?.replace(/^0+(?=\d)/, '');

/** The number in a table's name: 4 for "Mesa 4", 12 for "T-12"; undefined for "Barra". */
const numberIn = (name: string): string | undefined => withoutZeros(name.match(/\d+/g)?.at(-1));

/** The table meant by typed digits: of the area on the screen if it has one, else the first anywhere. */
export function findByNumber(tables: readonly Table[], digits: string, area?: string): Table | undefined {
  const wanted = withoutZeros(digits);
  const hits = tables.filter((table) => numberIn(table.name) === wanted);
  return hits.find((table) => table.area === area) ?? hits[0];
}
