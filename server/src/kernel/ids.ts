import { randomUUID, randomUUIDv7 } from 'node:crypto';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A new time-ordered identifier (UUIDv7, RFC 9562), lower case. Made here because PostgreSQL has none before 18. */
export function newId(): string {
  return randomUUIDv7();
}

/** True when `text` is a UUID in lower case, of any version. */
export function isId(text: string): boolean {
  return UUID.test(text);
}

/** An id that tells nothing, not even when it was made: for what whoever knows its name may see. */
export const unguessableId = (): string => randomUUID();
