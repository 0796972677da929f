import type { LinkAnswer } from '@fastops/device';
import { CopyLink, Note, useT } from '@fastops/ui';
import css from './layout.module.css';
import { useMoments } from './moments.ts';

interface Props {
  link: LinkAnswer;
  label: string;
  /** The words around it when it is shared by WhatsApp. */
  message: string;
}

/** A link that was made for somebody: to hand on, or where it was sent. */
export function LinkResult({ link, label, message }: Props) {
  const t = useT();
  const { moment } = useMoments();
  return (
    <div role="status" className={css.stack}>
      {link.url === null ? (
        <Note tone="info">{t('office.link.sent', { email: link.sentTo ?? '' })}</Note>
      ) : (
        <CopyLink label={label} text={link.url} message={message} />
      )}
      <p>{t('office.link.expires', { at: moment(link.expiresAt) })}</p>
    </div>
  );
}
