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
  untitled: 'Page',
};

/** The words for a browser: English where it asks for that first, else Spanish. */
export function phrasesFor(acceptLanguage: string | undefined): { language: 'es' | 'en'; phrases: Phrases } {
  const isEnglish = /^\s*en\b/i.test(acceptLanguage ?? '');
  return isEnglish ? { language: 'en', phrases: en } : { language: 'es', phrases: es };
}
