import type { Table } from '@fastops/device';

/** The number in a table's name: 4 for "Mesa 4", 12 for "T-12"; undefined for "Barra". */
const numberIn = (name: string): string | undefined => /(\d+)\D*$/.exec(name)?.[1]?.replace(/^0+(?=\d)/, '');

/** The table meant by typed digits: of the area on the screen if it has one, else the first anywhere. */
export function findByNumber(tables: readonly Table[], digits: string, area?: string): Table | undefined {
  const wanted = digits.replace(/^0+(?=\d)/, '');
  const hits = tables.filter((table) => numberIn(table.name) === wanted);
  return hits.find((table) => table.area === area) ?? hits[0];
}
