let lastTime = 0;
let counter = 0;

/**
 * A UUIDv7 (RFC 9562): ids made on one device sort in the order they were made, also within one millisecond and
 * when the clock steps back. The 12 bits after the time are a counter with a random start (method 1 of section 6.2).
 * @param now milliseconds since 1970
 */
export function uuid7(now: number = Date.now()): string {
  const random = crypto.getRandomValues(new Uint8Array(10));
  const at = (index: number): number => random[index] ?? 0;
  if (now > lastTime) {
    lastTime = now;
    // The top bit stays free, so that a burst has at least 2,048 ids before the time has to be borrowed from.
    counter = ((at(0) << 8) | at(1)) & 0x7ff;
  } else {
    counter += 1;
    if (counter > 0xfff) {
      lastTime += 1;
      counter = 0;
    }
  }
  const time = lastTime.toString(16).padStart(12, '0');
  const sequence = (0x7000 | counter).toString(16);
  const variant = (0x80 | (at(2) & 0x3f)).toString(16);
  let tail = '';
  for (let index = 3; index < 10; index++) tail += at(index).toString(16).padStart(2, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-${sequence}-${variant}${tail.slice(0, 2)}-${tail.slice(2)}`;
}
