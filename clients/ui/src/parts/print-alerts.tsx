import { ChevronRight, TriangleAlert } from 'lucide-react';
import { useT } from '../phrases.ts';
import { alertWords, type PrintAlertFacts, shownAlerts } from './print-alert-words.ts';
import css from './print-alerts.module.css';

interface Props {
  alerts: readonly PrintAlertFacts[];
  onOpen: () => void;
}

/** One amber line about what does not print, the worst of it; nothing while all is well. It goes by itself. */
export function PrintAlertLine({ alerts, onOpen }: Props) {
  const t = useT();
  const shown = shownAlerts(alerts);
  const [worst] = shown;
  return (
    // Always there: what appears in it is read out.
    <div role="status" aria-label={t('printAlert.region')}>
      {worst && (
        <button type="button" className={css.line} onClick={onOpen}>
          <TriangleAlert aria-hidden size={20} />
          <span className={css.words}>{alertWords(t, worst)}</span>
          {shown.length > 1 && (
            <span className={css.more}>{t('printAlert.more', { n: shown.length - 1 })}</span>
          )}
          <span className={css.open}>
            <span className={css.openWord}>{t('printAlert.open')}</span>
            <ChevronRight aria-hidden size={18} />
          </span>
        </button>
      )}
    </div>
  );
}
