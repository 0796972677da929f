import type { PrintFailure } from '@fastops/printer-link';

/** What the page of the program says. */
export interface Phrases {
  title: string;
  connection: Record<'connecting' | 'online' | 'offline' | 'refused', string>;
  since: string;
  server: string;
  data: string;
  printing: string;
  unreported: string;
  printers: string;
  noPrinters: string;
  ready: string;
  down: string;
  latest: string;
  nothing: string;
  confirmed: string;
  sent: string;
  failed: string;
  reasons: Record<PrintFailure, string>;
  untitled: string;
}

const es: Phrases = {
  title: 'Agente de impresión',
  connection: {
    connecting: 'Conectando con FastOps…',
    online: 'Conectado con FastOps',
    offline: 'Sin conexión con FastOps; lo recibido se imprime y se informa después',
    refused: 'FastOps ya no reconoce este agente. Pide un código nuevo en la oficina',
  },
  since: 'desde',
  server: 'Servidor',
  data: 'Datos',
  printing: 'Hojas por imprimir',
  unreported: 'Hojas por informar',
  printers: 'Impresoras',
  noPrinters: 'Aún no tiene impresoras. Agrégalas en la oficina.',
  ready: 'Lista',
  down: 'No responde',
  latest: 'Últimas hojas',
  nothing: 'Aún no ha impreso nada.',
  confirmed: 'Impresa',
  sent: 'Enviada; esta impresora no confirma',
  failed: 'No impresa',
  reasons: {
    refused: 'la impresora rechaza la conexión',
    unreachable: 'no se llega a la impresora',
    not_allowed: 'dirección no permitida',
    reset: 'la impresora cortó la conexión',
    no_answer: 'la impresora no respondió',
    wrong_answer: 'la impresora respondió otra cosa',
    timeout: 'la impresora no recibe datos',
    aborted: 'interrumpida',
    paper_out: 'sin papel',
    cover_open: 'tapa abierta',
    fault: 'la impresora tiene una falla',
    offline: 'la impresora está fuera de línea',
  },
  untitled: 'Hoja',
};

const en: Phrases = {
  title: 'Print agent',
  connection: {
    connecting: 'Connecting to FastOps…',
    online: 'Connected to FastOps',
    offline: 'Not connected to FastOps; what has come is printed and reported later',
    refused: 'FastOps does not know this agent any more. Ask for a new code in the office',
  },
  since: 'since',
  server: 'Server',
  data: 'Data',
  printing: 'Pages to print',
  unreported: 'Pages to report',
  printers: 'Printers',
  noPrinters: 'It has no printers yet. Add them in the office.',
  ready: 'Ready',
  down: 'Does not answer',
  latest: 'Latest pages',
  nothing: 'It has printed nothing yet.',
  confirmed: 'Printed',
  sent: 'Sent; this printer does not confirm',
  failed: 'Not printed',
  reasons: {
    refused: 'the printer refuses the connection',
    unreachable: 'the printer cannot be reached',
    not_allowed: 'an address that is not allowed',
    reset: 'the printer cut the connection',
    no_answer: 'the printer did not answer',
    wrong_answer: 'the printer answered something else',
    timeout: 'the printer takes nothing',
    aborted: 'interrupted',
    paper_out: 'out of paper',
    cover_open: 'the cover is open',
    fault: 'the printer has a fault',
    offline: 'the printer is offline',
  },
  untitled: 'Page',
};

/** The words for a browser: English where it asks for that first, else Spanish. */
export function phrasesFor(acceptLanguage: string | undefined): { language: 'es' | 'en'; phrases: Phrases } {
  const isEnglish = /^\s*en\b/i.test(acceptLanguage ?? '');
  return isEnglish ? { language: 'en', phrases: en } : { language: 'es', phrases: es };
}
