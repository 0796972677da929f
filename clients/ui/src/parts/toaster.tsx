import { CircleCheck, Info, TriangleAlert, X } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useT } from '../phrases.ts';
import css from './toaster.module.css';
import { dismiss, type Toast, toastStore } from './toasts.ts';

const ICONS = { ok: CircleCheck, danger: TriangleAlert, info: Info };

function Notice({ toast }: { toast: Toast }) {
  const t = useT();
  const Icon = ICONS[toast.tone];
  return (
    <div className={css.toast} data-tone={toast.tone} role={toast.tone === 'danger' ? 'alert' : undefined}>
      <Icon aria-hidden size={22} className={css.icon} />
      <span className={css.text}>{toast.text}</span>
      {toast.action && (
        <button
          type="button"
          className={css.action}
          onClick={() => {
            toast.action?.run();
            dismiss(toast.id);
          }}
        >
          {toast.action.label}
        </button>
      )}
      <button
        type="button"
        className={css.close}
        aria-label={t('common.close')}
        onClick={() => dismiss(toast.id)}
      >
        <X aria-hidden size={20} />
      </button>
    </div>
  );
}

/** Stands outside every layout grid, where it cannot take a cell. */
export function Toaster() {
  const t = useT();
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.get);
  return (
    <section className={css.region} aria-label={t('common.notifications')} aria-live="polite">
      {toasts.map((toast) => (
        <Notice key={toast.id} toast={toast} />
      ))}
    </section>
  );
}
