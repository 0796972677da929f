import { MantineFrame, PageHead, useT } from '@fastops/ui';
import css from '../layout.module.css';
import { useMe } from '../me.ts';
import { NameSection } from './name-section.tsx';
import { PasswordSection } from './password-section.tsx';
import { PinSection } from './pin-section.tsx';
import { SessionsSection } from './sessions-section.tsx';

/** One's own account: what everybody may change about themselves. */
export function MeScreen() {
  const t = useT();
  const { member, support } = useMe();
  return (
    <>
      <PageHead title={t('office.me.title')} text={member.email ?? t('office.me.noEmail')} />
      <div className={css.page}>
        {!support && (
          <MantineFrame>
            <NameSection />
            {member.email !== null && <PasswordSection />}
            <PinSection />
          </MantineFrame>
        )}
        <SessionsSection />
      </div>
    </>
  );
}
