/** As many rows as the server takes in one request. */
export const AT_ONCE = 500;

/** Parts of a list, each as large as one request takes. */
export function chunksOf<Row>(rows: readonly Row[], size: number): Row[][] {
  const count = Math.ceil(rows.length / size);
  return Array.from({ length: count }, (_, index) => rows.slice(index * size, (index + 1) * size));
}
