// @vitest-environment happy-dom
// @vitest-environment-options {"url": "http://fastops.test/admin/modifiers"}
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { DONENESS, KEEPER } from '../testing/menu.ts';
import { type Asked, serveFetch, showAs } from '../testing/page.tsx';
import { ModifiersScreen } from './modifiers-screen.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** Opens a page of the groups; `save` speaks for the server when something is sent. */
function open(path: string, save: (asked: Asked) => Response = () => Response.json(DONENESS)) {
  const all = { groups: [DONENESS] };
  const { asked, serve } = serveFetch((one) => {
    if (one.method !== 'GET') return save(one);
    return one.path.endsWith('availability')
      ? Response.json({ products: [], soldOut: [] })
      : Response.json(all);
  });
  vi.stubGlobal('fetch', serve);
  showAs(KEEPER, <ModifiersScreen />, path);
  return { all, sent: () => asked.filter(({ method }) => method !== 'GET') };
}

const optionNames = () => screen.getAllByLabelText<HTMLInputElement>(/^Opción \d/).map(({ value }) => value);

test('how many are chosen is said as a guest reads it, and the most follows the least', async () => {
  open('/admin/modifiers/doneness');
  await screen.findByText('Elige 1');
  await userEvent.selectOptions(screen.getByLabelText('Máximo'), '3');
  expect(screen.getByText('Elige de 1 a 3')).toBeTruthy();
  await userEvent.selectOptions(screen.getByLabelText('Mínimo'), '0');
  expect(screen.getByText('Opcional, hasta 3')).toBeTruthy();
  await userEvent.selectOptions(screen.getByLabelText('Mínimo'), '5');
  expect(screen.getByLabelText<HTMLSelectElement>('Máximo').value).toBe('5');
  await userEvent.selectOptions(screen.getByLabelText('Máximo'), '');
  expect(screen.getByText('Elige al menos 5')).toBeTruthy();
});

test('options are moved by the keyboard, added by Enter, priced in the company’s money, and saved whole', async () => {
  const { sent } = open('/admin/modifiers/doneness');
  (await screen.findByRole('button', { name: 'Mover Medio' })).focus();
  await userEvent.keyboard('{ArrowUp}');
  expect(optionNames()).toEqual(['Medio', 'Azul', 'Bien asado']);
  const [price] = screen.getAllByLabelText<HTMLInputElement>('Precio adicional');
  await userEvent.type(price as HTMLInputElement, '2500{Enter}');
  expect(price?.value).toBe('2.500');
  expect(optionNames()).toHaveLength(4);
  await userEvent.keyboard('Tres cuartos');
  expect(optionNames().at(-1)).toBe('Tres cuartos');
  await userEvent.click(screen.getByRole('button', { name: 'Guardar' }));
  await vi.waitFor(() => expect(sent()).toHaveLength(1));
  const [{ body }] = sent() as [Asked];
  const { options, version } = body as {
    options: { name: string; priceMinor: number }[];
    version: number;
  };
  expect(version).toBe(1);
  expect(options.map(({ name, priceMinor }) => [name, priceMinor])).toEqual([
    ['Medio', 250_000],
    ['Azul', 0],
    ['Bien asado', 0],
    ['Tres cuartos', 0],
  ]);
});

test('of one that is chosen another one chosen beforehand takes the place', async () => {
  open('/admin/modifiers/doneness');
  const boxes = await screen.findAllByRole<HTMLInputElement>('checkbox', { name: 'Ya elegida' });
  await userEvent.click(boxes[0] as HTMLInputElement);
  await userEvent.click(boxes[2] as HTMLInputElement);
  expect(boxes.map(({ checked }) => checked)).toEqual([false, false, true]);
});

test('what nobody could choose rightly is not sent', async () => {
  const { sent } = open('/admin/modifiers/new');
  await userEvent.type(await screen.findByLabelText('Nombre'), 'Salsas');
  await userEvent.click(screen.getByRole('button', { name: 'Crear grupo' }));
  expect(await screen.findByText('Ponle nombre a cada opción.')).toBeTruthy();
  await userEvent.type(screen.getByLabelText('Opción 1'), 'Ají');
  await userEvent.selectOptions(screen.getByLabelText('Mínimo'), '2');
  expect(await screen.findByText('El mínimo es más de lo que hay para elegir.')).toBeTruthy();
  expect(sent()).toEqual([]);
});

test('somebody else was faster: it says which options, and theirs can be taken', async () => {
  const { all } = open('/admin/modifiers/doneness', () => {
    const [blue, ...others] = DONENESS.options;
    const kept = others.slice(0, 1).map((option) => ({ ...option, priceMinor: 100_000 }));
    const raw = { ...(blue ?? others[0]), id: 'raw', name: 'Sellado' } as (typeof others)[number];
    all.groups = [{ ...DONENESS, maxChoices: 2, version: 2, options: [...kept, raw] }];
    return Response.json({ code: 'catalog.group_changed', status: 409 }, { status: 409 });
  });
  await userEvent.type(await screen.findByDisplayValue('Término'), ' de la carne');
  await userEvent.click(screen.getByRole('button', { name: 'Guardar' }));
  const alert = (await screen.findByText(/Alguien guardó cambios/)).closest('[role=alert]') as HTMLElement;
  for (const words of ['Ahora dice: Elige de 1 a 2', 'Cambió Medio', 'Agregó Sellado', 'Quitó Azul'])
    expect(alert.textContent).toContain(words);
  await userEvent.click(within(alert).getByRole('button', { name: 'Usar lo suyo' }));
  expect(optionNames()).toEqual(['Medio', 'Sellado']);
  expect(screen.queryByRole('button', { name: 'Guardar' })).toBeNull();
});

test('a group is taken away at once, and the notice brings it back', async () => {
  const { sent } = open('/admin/modifiers/doneness');
  await userEvent.click(await screen.findByRole('button', { name: 'Eliminar grupo' }));
  await screen.findByText('Eliminaste Término; estaba en 2 productos');
  await userEvent.click(screen.getByRole('button', { name: 'Deshacer' }));
  await screen.findByText('Término volvió a sus productos');
  expect(sent().map(({ path }) => path)).toEqual([
    '/v1/option-groups/doneness/delete',
    '/v1/option-groups/doneness/restore',
  ]);
});
