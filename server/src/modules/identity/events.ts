import T from 'typebox';
import { defineEvent } from '../../kernel/events.ts';

/** A company has come to be: what it begins with is for the modules to say. */
export const companyCreated = defineEvent({
  name: 'identity.company_created',
  schemaVersion: 1,
  payload: T.Object({ schemaVersion: T.Literal(1), country: T.String(), locale: T.String() }),
  key: () => 'company',
  audience: () => [],
});
