import { expect, test } from 'vitest';
import { refuseLastOwner } from './last-owner.ts';

const owner = (id: string, state = 'active') => ({ id, state });

test.each([
  ['the only one', [owner('a')], 'a', true],
  ['the only one who is at work', [owner('a'), owner('b', 'invited'), owner('c', 'disabled')], 'a', true],
  ['one of two', [owner('a'), owner('b')], 'a', false],
  ['one who has not come yet', [owner('a'), owner('b', 'invited')], 'b', false],
  ['one who has not come yet, where nobody has', [owner('b', 'invited')], 'b', false],
  ['somebody who owns nothing', [owner('a')], 'x', false],
])('%s', (_, owners, leaving, refused) => {
  const leave = () => refuseLastOwner(owners, leaving);
  if (refused) expect(leave).toThrow('identity.last_owner');
  else expect(leave).not.toThrow();
});
