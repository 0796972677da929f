import type { LinkAnswer } from '@fastops/device';
import { CopyLink, Note, useT } from '@fastops/ui';
import layout from '../layout.module.css';
import { usePlatformWords } from './platform-words.ts';

interface Props {
  link: LinkAnswer;
  name: string;
  company: string;
}

/** The link for an owner to be: to hand on, or where it was sent. */
export function HandedLink({ link, name, company }: Props) {
  const t = useT();
  const { moment } = usePlatformWords();
  return (
    <div role="status" className={layout.stack}>
      {link.url === null ? (
        <Note tone="info">{t('office.link.sent', { email: link.sentTo ?? '' })}</Note>
      ) : (
        <CopyLink
          label={t('office.invite.link')}
          text={link.url}
          message={t('office.platform.message', { name, company })}
        />
      )}
      <p className={layout.muted}>{t('office.link.expires', { at: moment(link.expiresAt) })}</p>
    </div>
  );
}
