/** The driver's own translation of a value into what the wire takes: the package exports it, without types. */
declare module 'pg/lib/utils.js' {
  const utils: { prepareValue(value: unknown): string | Buffer | null };
  export default utils;
}
