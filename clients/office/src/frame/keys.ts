import type { KeyLine, Translate } from '@fastops/ui';
import type { Page } from '../pages.ts';

/** Every key that does something in the office, in the order of use. */
export function keyLines(pages: readonly Page[], t: Translate): KeyLine[] {
  return [
    { keys: 'Ctrl K', does: t('office.keys.palette') },
    { keys: '/', does: t('office.keys.search') },
    { keys: 'n', does: t('office.keys.new') },
    { keys: 'Ctrl S', does: t('office.keys.save') },
    { keys: 'Esc', does: t('office.keys.close') },
    { keys: '?', does: t('office.keys.help') },
    ...pages.map((page) => ({ keys: `g ${page.key}`, does: t('office.keys.go', { page: t(page.label) }) })),
  ];
}
