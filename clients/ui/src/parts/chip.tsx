import { CircleAlert, RefreshCw, Wifi, WifiOff } from 'lucide-react';
import { useT } from '../phrases.ts';
import css from './chip.module.css';

interface Props {
  link: 'connecting' | 'online' | 'offline';
  /** Orders on their way or waiting for the server. */
  unsent?: number;
  /** Orders the server refused: someone has to decide. */
  review?: number;
}

/** Always in the top bar: word, icon and colour say whether what is on the screen is true and sent. */
export function ConnectionChip({ link, unsent = 0, review = 0 }: Props) {
  const t = useT();
  const state = review > 0 ? 'review' : link === 'offline' ? 'offline' : unsent > 0 ? 'sending' : link;
  const Icon = {
    review: CircleAlert,
    offline: WifiOff,
    sending: RefreshCw,
    connecting: RefreshCw,
    online: Wifi,
  }[state];
  const words = {
    review: () => t('chip.review', { n: review }),
    offline: () => (unsent > 0 ? t('chip.waiting', { n: unsent }) : t('chip.offline')),
    sending: () => t('chip.sending', { n: unsent }),
    connecting: () => t('chip.connecting'),
    online: () => t('chip.online'),
  }[state]();
  return (
    <span className={css.chip} data-state={state} role="status">
      <Icon aria-hidden size={18} />
      <span className={css.words}>{words}</span>
    </span>
  );
}
