import { isTransient, type SetupLink } from '@fastops/device';
import { ButtonLink, ProblemCard, Skeletons, useT } from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import { ChefHat, Store } from 'lucide-react';
import { useState } from 'react';
import { entranceApi } from '../company-app.ts';
import { Entrance } from '../entrance.tsx';
import { useFragment } from '../fragment.ts';
import layout from '../layout.module.css';
import { LinkRefused } from '../link-refused.tsx';
import css from './setup.module.css';
import { SignUp } from './sign-up.tsx';
import { Wizard } from './wizard.tsx';

const stateQuery = {
  queryKey: ['setup'],
  queryFn: ({ signal }: { signal: AbortSignal }) => entranceApi.setupState(signal),
};

/** The first run, and the way in for whoever was invited to make a company. */
export function SetupScreen() {
  const token = useFragment();
  return token === undefined ? <WithoutLink /> : <WithLink token={token} />;
}

function WithLink({ token }: { token: string }) {
  const t = useT();
  const link = useQuery({
    queryKey: ['setup-link', token],
    queryFn: () => entranceApi.readSetupLink(token),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const state = useQuery(stateQuery);
  if (link.data && !state.isPending) {
    const choice = link.data.purpose === 'setup' && state.data?.demo === true;
    return <Choice token={token} link={link.data} demo={choice} />;
  }
  if (link.isError) {
    return (
      <Entrance title={t('office.join.refused.title')}>
        <LinkRefused error={link.error} onRetry={() => void link.refetch()} />
        {!isTransient(link.error) && <OtherLink />}
        <ButtonLink href="/admin">{t('office.join.toLogIn')}</ButtonLink>
      </Entrance>
    );
  }
  return (
    <Entrance title={t('office.join.reading')}>
      <Skeletons count={2} height={96} minWidth={10_000} />
    </Entrance>
  );
}

/** How whoever runs the server makes a link. */
function OtherLink() {
  const t = useT();
  return (
    <div className={layout.stack}>
      <p>{t('office.setup.newLink')}</p>
      <code className={css.command}>npm run setup:link</code>
    </div>
  );
}

/** Two cards on the first run; whoever was invited begins at once. */
function Choice({ token, link, demo }: { token: string; link: SetupLink; demo: boolean }) {
  const t = useT();
  const [chosen, setChosen] = useState(!demo);
  if (chosen)
    return <Wizard token={token} link={link} {...(demo ? { onBack: () => setChosen(false) } : {})} />;
  return (
    <Entrance title={t('office.setup.title')} text={t('office.setup.text')}>
      <div className={css.cards}>
        <a className={css.card} href="/pos/">
          <ChefHat aria-hidden size={32} />
          <span className={css.cardTitle}>{t('office.setup.demo')}</span>
          <span className={css.cardText}>{t('office.setup.demo.text')}</span>
        </a>
        <button type="button" className={css.card} onClick={() => setChosen(true)}>
          <Store aria-hidden size={32} />
          <span className={css.cardTitle}>{t('office.setup.own')}</span>
          <span className={css.cardText}>{t('office.setup.own.text')}</span>
        </button>
      </div>
    </Entrance>
  );
}

/** No link in the address: what to do depends on the installation. */
function WithoutLink() {
  const t = useT();
  const state = useQuery(stateQuery);
  if (state.isPending) {
    return (
      <Entrance title={t('office.setup.title')}>
        <Skeletons count={2} height={96} minWidth={10_000} />
      </Entrance>
    );
  }
  if (state.isError) {
    return (
      <Entrance title={t('office.setup.title')}>
        <ProblemCard error={state.error} onRetry={() => void state.refetch()} />
      </Entrance>
    );
  }
  const { needed, signUp, demo } = state.data;
  return (
    <Entrance
      title={t('office.setup.title')}
      text={t(
        needed
          ? 'office.setup.noLink'
          : signUp === 'open'
            ? 'office.setup.signUp.text'
            : 'office.setup.invitation',
      )}
    >
      {needed && <code className={css.command}>npm run setup:link</code>}
      {!needed && signUp === 'open' && <SignUp />}
      <div className={css.actions}>
        {demo && <ButtonLink href="/pos/">{t('office.setup.demo')}</ButtonLink>}
        {!needed && <ButtonLink href="/admin">{t('office.join.toLogIn')}</ButtonLink>}
      </div>
    </Entrance>
  );
}
