/** Where the office shows printing. */
export const PRINTING_PAGES = {
  printers: '/admin/printers',
  'printers-new': '/admin/printers/new',
  'print-queue': '/admin/printers/queue?show=all',
  stations: '/admin/printers/stations',
  papers: '/admin/printers/papers',
  'papers-receipt': '/admin/printers/papers?paper=receipt',
} as const;
