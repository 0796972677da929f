import { printOverTcp } from '@fastops/printer-link';
import { afterEach, describe, expect, it } from 'vitest';
import { encodeEscpos } from './escpos.ts';
import { type Paper, paperText } from './paper.ts';
import type { PlayedFault } from './played-fault.ts';
import type { Confirmation } from './printer-profile.ts';
import { startVirtualPrinter, type VirtualPrinter, type VirtualPrinterFault } from './virtual-printer.ts';

// What a virtual printer plays looks to the driver as it looks at a machine.

const open: VirtualPrinter[] = [];
afterEach(() => Promise.all(open.splice(0).map((printer) => printer.close())));

async function start(fault: PlayedFault) {
  const papers: Paper[] = [];
  const faults: VirtualPrinterFault[] = [];
  const printer = await startVirtualPrinter({
    host: '127.0.0.1',
    fault,
    onPaper: async (paper) => void papers.push(paper),
    onFault: (one) => faults.push(one),
  });
  open.push(printer);
  return { printer, papers, faults, texts: () => papers.map((paper) => paperText(paper).trim()) };
}

const LINES = Array.from({ length: 12 }, (_, index) => `renglón ${index + 1} de la comanda`).join('\n');

function send(printer: VirtualPrinter, text: string, confirms: Confirmation = 'process_id') {
  const bytes = encodeEscpos(
    { v: 1, blocks: text.split('\n').map((line) => ({ type: 'text', text: line })) },
    { columns: 48, codePage: 'cp858', cut: true, confirms, drawer: false, images: true },
    { printing: 1, printedBefore: false, reroutedFrom: null, processId: '0042' },
  );
  return printOverTcp({ host: '127.0.0.1', port: printer.port, bytes, confirms, processId: '0042' });
}

const ask = (printer: VirtualPrinter) =>
  printOverTcp({
    ...{ host: '127.0.0.1', port: printer.port, bytes: null, processId: '' },
    confirms: 'process_id',
  });

const WELL = { paper: 'ok', coverOpen: false, fault: false, offline: false };

describe('a virtual printer that plays', () => {
  it('out of paper says so and gets no byte of a page', async () => {
    const { printer, papers } = await start('out_of_paper');
    expect(await send(printer, 'T01')).toMatchObject({
      ...{ kind: 'failed', reason: 'paper_out', bytesMayHavePrinted: false },
      condition: { ...WELL, paper: 'out', offline: true },
    });
    expect(papers).toEqual([]);
    await printer.play('ok');
    expect(await send(printer, 'T01')).toMatchObject({ kind: 'confirmed', condition: WELL });
    expect(papers).toHaveLength(1);
  });

  it('out of paper keeps what it is sent unasked, and prints it when it is filled', async () => {
    const { printer, texts } = await start('out_of_paper');
    const sent = send(printer, 'T02', 'none');
    // Time for a page that comes out all the same: the questions of another connection.
    await ask(printer);
    expect(texts()).toEqual([]);
    await printer.play('ok');
    expect(await sent).toMatchObject({ kind: 'sent' });
    await expect.poll(texts).toEqual(['T02']);
  });

  it('out of paper forgets what it keeps when its plug is pulled', async () => {
    const { printer, texts, faults } = await start('out_of_paper');
    const sent = send(printer, 'T03', 'none');
    await ask(printer);
    await printer.play('offline');
    // The printer let go: what became of the page is the question its sender cannot answer.
    await sent;
    await printer.play('ok');
    expect(await send(printer, 'T04')).toMatchObject({ kind: 'confirmed' });
    expect(texts()).toEqual(['T04']);
    expect(faults).toEqual([]);
  });

  it('little paper says so and prints', async () => {
    const { printer, papers } = await start('paper_low');
    expect(await send(printer, 'T05')).toMatchObject({
      kind: 'confirmed',
      condition: { ...WELL, paper: 'low' },
    });
    expect(papers).toHaveLength(1);
  });

  it('unplugged refuses, and can be found where it was when it is plugged in', async () => {
    const { printer, texts } = await start('ok');
    const { port } = printer;
    await printer.play('offline');
    expect(await send(printer, 'T06')).toMatchObject({
      ...{ kind: 'failed', reason: 'refused', bytesMayHavePrinted: false },
    });
    await printer.play('ok');
    expect(printer.port).toBe(port);
    expect(await send(printer, 'T06')).toMatchObject({ kind: 'confirmed' });
    expect(texts()).toEqual(['T06']);
  });

  it('unplugged from the start has an address that refuses', async () => {
    const { printer } = await start('offline');
    expect(printer.port).toBeGreaterThan(0);
    expect(await ask(printer)).toMatchObject({ kind: 'failed', reason: 'refused' });
  });

  it('slow answers late, and every page is confirmed', async () => {
    const { printer, texts } = await start('slow');
    const order: string[] = [];
    const slow = send(printer, 'T07').then((outcome) => {
      order.push('slow');
      return outcome;
    });
    const brisk = await start('ok');
    await send(brisk.printer, 'T08');
    order.push('brisk');
    expect(await slow).toMatchObject({ kind: 'confirmed', condition: WELL });
    expect(order).toEqual(['brisk', 'slow']);
    expect(texts()).toEqual(['T07']);
  });

  it.each(['process_id', 'status'] as const)(
    'a jam tears the page of a sender that confirms by %s, and is at fault until it is cleared',
    async (confirms) => {
      const { printer, papers, texts } = await start('jam');
      expect(await ask(printer)).toMatchObject({ kind: 'confirmed', condition: WELL });
      expect(await send(printer, LINES, confirms)).toMatchObject({
        ...{ kind: 'failed', reason: 'reset', bytesMayHavePrinted: true },
      });
      expect(papers).toMatchObject([{ cut: false }]);
      expect(texts()[0]).toMatch(/^renglón 1 de la comanda/);
      expect(texts()[0]).not.toContain('renglón 12');
      expect(await ask(printer)).toMatchObject({
        ...{ kind: 'failed', reason: 'fault', bytesMayHavePrinted: false },
        condition: { ...WELL, fault: true, offline: true },
      });
      await printer.play('ok');
      expect(await send(printer, LINES, 'process_id')).toMatchObject({ kind: 'confirmed', condition: WELL });
      expect(texts()[1]).toBe(LINES);
    },
  );

  it('anything confirms a page by its status only when it is on paper', async () => {
    let keep = () => {};
    const keeping = new Promise<void>((resolve) => {
      keep = resolve;
    });
    const printer = await startVirtualPrinter({
      host: '127.0.0.1',
      onPaper: () => keeping,
      onFault: () => undefined,
    });
    open.push(printer);
    let outcome: string | undefined;
    const sent = send(printer, 'T09', 'status').then(({ kind }) => {
      outcome = kind;
    });
    await ask(printer);
    expect(outcome).toBeUndefined();
    keep();
    await sent;
    expect(outcome).toBe('confirmed');
  });
});
