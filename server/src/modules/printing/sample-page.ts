import type { PrintDocument } from './document.ts';

const WORDS = {
  es: {
    title: 'PRUEBA',
    good: 'Si lee esto completo y con tildes, la impresora está bien.',
    letters: 'ñ Ñ á é í ó ú ü ¿ ¡ $ °',
  },
  en: {
    title: 'TEST',
    good: 'If you can read all of this, accents too, the printer is fine.',
    letters: 'ñ Ñ á é í ó ú ü ¿ ¡ $ °',
  },
} as const;

/** A page with all a printer has to be able to: letters of Spanish, sizes, both edges, a code, a cut. */
export function samplePage(about: {
  name: string;
  branch: string;
  at: Temporal.PlainDateTime;
  locale: string;
}): PrintDocument {
  const language = about.locale.startsWith('es') ? 'es' : 'en';
  const words = WORDS[language];
  const at = about.at.toString({ smallestUnit: 'minute' }).replace('T', ' ');
  return {
    v: 1,
    language,
    title: `${words.title} ${about.name}`,
    blocks: [
      { type: 'text', text: words.title, align: 'center', bold: true, width: 2, height: 2 },
      { type: 'text', text: about.name, align: 'center', bold: true },
      { type: 'text', text: about.branch, align: 'center' },
      { type: 'rule', style: 'double' },
      { type: 'text', text: words.good },
      { type: 'text', text: words.letters, align: 'center', width: 2 },
      { type: 'text', text: '0123456789', inverse: true },
      { type: 'row', cells: [{ text: '<<' }, { text: '>>', columns: 'fit', align: 'right' }] },
      { type: 'qr', text: `FASTOPS ${at}` },
      { type: 'text', text: at, align: 'center' },
    ],
  };
}
