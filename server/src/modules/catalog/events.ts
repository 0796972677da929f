import T from 'typebox';
import { defineEvent } from '../../kernel/events.ts';
import { Id } from '../../kernel/schemas.ts';

/** The menu of these branches is another one: devices ask what changed. */
export const menuChanged = defineEvent({
  name: 'catalog.menu_changed',
  schemaVersion: 1,
  payload: T.Object({ schemaVersion: T.Literal(1), branchIds: T.Array(Id), version: T.Integer() }),
  key: () => 'menu',
  audience: ({ branchIds }) => branchIds.map((branchId) => ({ name: 'menu', branchId })),
});

/** A file has rows to be taken over, or taken back: the next of them may be. Nobody's screen hears of it. */
export const importQueued = defineEvent({
  name: 'catalog.import_queued',
  schemaVersion: 1,
  payload: T.Object({ schemaVersion: T.Literal(1), importId: Id }),
  key: ({ importId }) => importId,
  audience: () => [],
});
