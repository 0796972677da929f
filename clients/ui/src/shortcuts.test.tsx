// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Shortcuts, singleKeys, useShortcuts } from './shortcuts.ts';

let pressed: string[] = [];

beforeEach(() => {
  pressed = [];
  singleKeys.set('on');
});
afterEach(cleanup);

function Keys({ names, children }: { names: readonly string[]; children?: React.ReactNode }) {
  const shortcuts: Shortcuts = Object.fromEntries(names.map((name) => [name, () => pressed.push(name)]));
  useShortcuts(shortcuts);
  return children;
}

test('a key after another is a shortcut of its own, and not the second key alone', async () => {
  render(
    <Keys names={['g u', 'g r']}>
      <Keys names={['u', 'n']} />
    </Keys>,
  );
  await userEvent.keyboard('gu');
  await userEvent.keyboard('u');
  await userEvent.keyboard('gn');
  expect(pressed).toEqual(['g u', 'u', 'n']);
});

test('what is pressed with Ctrl works in a field, characters are left to it', async () => {
  render(
    <Keys names={['ctrl+s', 'n']}>
      <input aria-label="Nombre" />
    </Keys>,
  );
  await userEvent.type(screen.getByLabelText('Nombre'), 'nn');
  await userEvent.keyboard('{Control>}s{/Control}');
  expect(pressed).toEqual(['ctrl+s']);
  expect(screen.getByLabelText<HTMLInputElement>('Nombre').value).toBe('nn');
});

test('single keys can be switched off; Esc and Ctrl stay', async () => {
  singleKeys.set('off');
  render(<Keys names={['n', 'escape', 'ctrl+k', 'digit']} />);
  await userEvent.keyboard('n5{Escape}{Control>}k{/Control}');
  expect(pressed).toEqual(['escape', 'ctrl+k']);
});

test('nothing is heard once it has left the screen', async () => {
  const { unmount } = render(<Keys names={['n']} />);
  unmount();
  await userEvent.keyboard('n');
  expect(pressed).toEqual([]);
});
