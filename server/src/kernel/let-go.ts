/**
 * Gives the memory of bytes back now, not when the collector of garbage comes by: of what strangers send there may be more than
 * is good before that. They are empty afterwards. Bytes that share their memory with others are left as they are.
 */
export function letGo({ buffer, byteLength }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && !buffer.detached && buffer.byteLength === byteLength)
    buffer.transfer(0);
}
