// @vitest-environment happy-dom
// @vitest-environment-options {"url": "http://fastops.test/admin/products"}
import type { Picture } from '@fastops/device';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { OWNER, showAs } from '../testing/page.tsx';
import { PictureField } from './picture-field.tsx';

// This environment draws nothing: what a browser does with pixels stands in here, and is tried in a real one elsewhere.

const PRODUCT = '01900000-0000-7000-8000-0000000000f1';
const PATH = `/v1/products/${PRODUCT}/picture`;
const picture = (id: string): Picture => ({
  ...{ id, address: `/v1/pictures/${id}`, sizes: [160, 480, 1200], width: 1200, height: 900 },
  placeholder: 'data:image/webp;base64,AAAA',
});
const OLD = picture('old');
const NEW = picture('new');

interface Asked {
  method: string;
  path: string;
  type: string | null;
  body: string;
}

let asked: Asked[];
let drawn: number[][];
let refusal: Response | undefined;

beforeEach(() => {
  [asked, drawn, refusal] = [[], [], undefined];
  vi.stubGlobal('createImageBitmap', async (file: Blob) => {
    if ((await file.text()) === 'broken') throw new DOMException('no picture');
    return { width: 1_600, height: 1_200, close: () => undefined };
  });
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation(
    () =>
      ({
        drawImage: (_: unknown, ...numbers: number[]) => drawn.push(numbers),
        fillRect: () => undefined,
      }) as never,
  );
  vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation((done, type) =>
    done(new Blob(['cut'], { type: type ?? '' })),
  );
  vi.stubGlobal('fetch', async (request: Request): Promise<Response> => {
    const { pathname: path } = new URL(request.url);
    const type = request.headers.get('content-type');
    asked.push({ method: request.method, path, type, body: await request.text() });
    if (refusal) return refusal;
    if (request.method === 'DELETE') return Response.json({ picture: null });
    return Response.json({ picture: path.endsWith('/restore') ? OLD : NEW });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** The field as a form has it, with what it shows. */
function Standing({ first, onChanged }: { first: Picture | null; onChanged: (now: Picture | null) => void }) {
  const [now, setNow] = useState(first);
  const change = (next: Picture | null): void => {
    setNow(next);
    onChanged(next);
  };
  return <PictureField productId={PRODUCT} picture={now} onChanged={change} />;
}

function open(first: Picture | null = null) {
  const onChanged = vi.fn<(now: Picture | null) => void>();
  showAs(OWNER, <Standing first={first} onChanged={onChanged} />);
  return { onChanged };
}

const file = (text = 'pixels', type = 'image/png') => new File([text], 'foto.png', { type });
const choose = (one: File) =>
  userEvent.upload(screen.getByTestId('picture-file'), one, { applyAccept: false });
const button = (name: string) => screen.findByRole('button', { name });

/** Takes the last act back; notices of other tests may still stand. */
const undo = async (): Promise<void> => {
  const all = await screen.findAllByRole('button', { name: 'Deshacer' });
  await userEvent.click(all.at(-1) as HTMLElement);
};

test('a chosen picture is cut, sent as bytes and shown; undoing it takes it away', async () => {
  const { onChanged } = open();
  expect(screen.getByText('Sin foto')).toBeTruthy();
  await choose(file());
  await userEvent.click(await button('Usar foto'));
  await waitFor(() => expect(onChanged).toHaveBeenLastCalledWith(NEW));
  expect(asked).toEqual([{ method: 'PUT', path: PATH, type: 'image/webp', body: 'cut' }]);
  expect(drawn.at(-1)).toEqual([0, 0, 1_600, 1_200, 0, 0, 1_200, 900]);
  expect(screen.getByRole<HTMLImageElement>('img', { name: 'Foto del producto' }).src).toContain(
    '/v1/pictures/new-480.webp',
  );
  await undo();
  await waitFor(() => expect(onChanged).toHaveBeenLastCalledWith(null));
  expect(asked.at(-1)).toMatchObject({ method: 'DELETE', path: PATH });
});

test('the cut follows the keys: nearer, to the side, and another shape', async () => {
  open();
  await choose(file());
  const area = await screen.findByRole('application', { name: 'Recorte de la foto' });
  for (let n = 0; n < 5; n += 1) fireEvent.keyDown(area, { key: '+' });
  for (let n = 0; n < 3; n += 1) fireEvent.keyDown(area, { key: 'ArrowRight' });
  await userEvent.click(await button('Cuadrada'));
  await userEvent.click(await button('Usar foto'));
  await waitFor(() => expect(asked).toHaveLength(1));
  const [x = 0, , width = 0, height] = drawn.at(-1) ?? [];
  expect(width).toBe(height);
  expect(width).toBeLessThan(700);
  expect(x + width / 2).toBeGreaterThan(810);
});

test('cancelling sends nothing', async () => {
  const { onChanged } = open(OLD);
  await choose(file());
  await userEvent.click(await button('Cancelar'));
  expect(screen.queryByRole('application')).toBeNull();
  expect([asked, onChanged.mock.calls]).toEqual([[], []]);
});

test('what was replaced or removed comes back by undoing', async () => {
  const { onChanged } = open(OLD);
  await choose(file());
  await userEvent.click(await button('Usar foto'));
  await waitFor(() => expect(onChanged).toHaveBeenLastCalledWith(NEW));
  await undo();
  await waitFor(() => expect(onChanged).toHaveBeenLastCalledWith(OLD));
  expect(asked.at(-1)).toMatchObject({ path: `${PATH}/restore`, body: '{"pictureId":"old"}' });
  await userEvent.click(await button('Quitar'));
  await waitFor(() => expect(onChanged).toHaveBeenLastCalledWith(null));
  await undo();
  await waitFor(() => expect(onChanged).toHaveBeenLastCalledWith(OLD));
});

test('a dropped and a pasted picture are taken as a chosen one', async () => {
  open();
  const field = screen.getByRole('region', { name: 'Foto' });
  fireEvent.drop(field, { dataTransfer: { files: [file()] } });
  await userEvent.click(await button('Cancelar'));
  fireEvent.paste(document.body, { clipboardData: { files: [file()] } });
  expect(await button('Usar foto')).toBeTruthy();
});

test('what is no picture, or broken, is said at once and not sent', async () => {
  open();
  await choose(file('GIF89a', 'image/gif'));
  expect((await screen.findByRole('alert')).textContent).toContain('Elige una foto PNG, JPG o WebP');
  await choose(file('broken'));
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('No se puede leer la foto'));
  expect(asked).toEqual([]);
});

test('a refusal is told in words, and the old picture stays', async () => {
  const { onChanged } = open(OLD);
  refusal = Response.json({ code: 'kernel.files_unavailable' }, { status: 503 });
  await choose(file());
  await userEvent.click(await button('Usar foto'));
  expect((await screen.findByRole('alert')).textContent).toContain('Las fotos no están disponibles');
  expect(onChanged).not.toHaveBeenCalled();
  expect(screen.getByRole<HTMLImageElement>('img', { name: 'Foto del producto' }).src).toContain('old-480');
});
