import type { Link } from '@fastops/device';
import { ButtonLink, Skeletons, useT } from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import { entranceApi } from '../company-app.ts';
import { Entrance } from '../entrance.tsx';
import { useFragment } from '../fragment.ts';
import { LinkRefused } from '../link-refused.tsx';
import { InvitationForm } from './invitation-form.tsx';
import { ResetForm } from './reset-form.tsx';

/** Takes the link of an invitation or of a forgotten password. */
export function JoinScreen() {
  const token = useFragment();
  if (token === undefined) return <NoLink />;
  return <OpenLink token={token} />;
}

function NoLink() {
  const t = useT();
  return (
    <Entrance title={t('office.join.noLink.title')} text={t('office.join.noLink.text')}>
      <ToLogIn />
    </Entrance>
  );
}

function ToLogIn() {
  const t = useT();
  return <ButtonLink href="/admin">{t('office.join.toLogIn')}</ButtonLink>;
}

function OpenLink({ token }: { token: string }) {
  const t = useT();
  const link = useQuery({
    queryKey: ['link', token],
    queryFn: () => entranceApi.readLink(token),
    // A link that was read stays as it was read: it is used up by the very act of this page.
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (link.data) return <Opened token={token} link={link.data} />;
  if (link.isPending) {
    return (
      <Entrance title={t('office.join.reading')}>
        <Skeletons count={3} height={56} minWidth={10_000} />
      </Entrance>
    );
  }
  return (
    <Entrance title={t('office.join.refused.title')}>
      <LinkRefused error={link.error} onRetry={() => void link.refetch()} />
      <ToLogIn />
    </Entrance>
  );
}

function Opened({ token, link }: { token: string; link: Link }) {
  return link.purpose === 'password_reset' ? (
    <ResetForm token={token} link={link} />
  ) : (
    <InvitationForm token={token} link={link} />
  );
}
