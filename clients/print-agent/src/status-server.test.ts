import { request } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import type { Status } from './status-page.ts';
import { serveStatus } from './status-server.ts';

let close: () => Promise<void> = async () => undefined;
afterEach(() => close());

const STATUS: Status = {
  state: {
    ...{ connection: 'offline', since: 0, reason: 'fetch failed' },
    printers: [
      {
        id: 'p',
        name: 'Cocina <b>',
        host: '10.0.0.9',
        port: 9_100,
        device: null,
        confirms: 'none',
        isDown: true,
      },
    ],
    latest: [
      { title: '<script>alert(1)</script>', printerId: 'p', outcome: { kind: 'confirmed' }, at: 0 },
      {
        ...{ title: null, printerId: 'p', at: 0 },
        outcome: { kind: 'failed', reason: 'paper_out', bytesMayHavePrinted: false, detail: '' },
      },
    ],
  },
  ...{ counts: { printing: 1, unreported: 2 }, name: 'Agente', companyName: 'Una & otra' },
  ...{ server: 'https://fastops.example.com', folder: '/data' },
};

async function ask(headers: Record<string, string> = {}, method = 'GET', path = '/') {
  const { port, close: end } = await serveStatus(0, () => STATUS);
  close = end;
  return new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
    request({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      answer.on('end', () => resolve({ status: answer.statusCode, text }));
    })
      .on('error', reject)
      .end();
  });
}

test('shows how it is, in the language of the browser, and lets no text become part of the page', async () => {
  const spanish = await ask();
  expect(spanish.status).toBe(200);
  expect(spanish.text).toContain('Sin conexión con FastOps');
  expect(spanish.text).toContain('Cocina &lt;b&gt;');
  expect(spanish.text).toContain('Una &amp; otra');
  expect(spanish.text).not.toContain('<script');
  expect(spanish.text).not.toMatch(/<(form|button|a|input)\b/);
  await close();
  const english = await ask({ 'accept-language': 'en-GB,en;q=0.9' });
  expect(english.text).toContain('Not connected to FastOps');
  expect(english.text).toContain('Not printed: out of paper');
});

test.each([
  [403, { host: 'evil.example' }, 'GET', '/'],
  [403, { host: '127.0.0.1.evil.example:7310' }, 'GET', '/'],
  [405, {}, 'POST', '/'],
  [404, {}, 'GET', '/secret'],
] as const)('answers %i to %o %s %s', async (status, headers, method, path) => {
  expect((await ask(headers, method, path)).status).toBe(status);
});
