import {
  Bike,
  Calculator,
  ChefHat,
  ClipboardList,
  ConciergeBell,
  Crown,
  TriangleAlert,
  UserRound,
  UserStar,
  Wallet,
} from 'lucide-react';
import { type ComponentProps, useEffect, useState } from 'react';
import { PlainField, PlainSecret } from '../fields/plain-field.tsx';
import { useT } from '../phrases.ts';
import { roleName } from '../role-name.ts';
import { Button } from './button.tsx';
import { EntranceCard, EntranceHead } from './entrance.tsx';
import { ForgotPassword } from './forgot-password.tsx';
import { FormProblem } from './form-problem.tsx';
import css from './log-in.module.css';
import { Skeletons } from './states.tsx';

export interface DemoCard {
  key: string;
  name: string;
  /** Key of a ready role. */
  role: string;
  companyName: string;
}

const ICONS: Readonly<Record<string, typeof Crown>> = {
  owner: Crown,
  administrator: UserStar,
  manager: ClipboardList,
  accountant: Calculator,
  cashier: Wallet,
  waiter: ConciergeBell,
  kitchen: ChefHat,
  courier: Bike,
};

interface Props {
  /** The app's name under the mark. */
  app: string;
  /** True when a session ended by itself: the person should know why they are here again. */
  ended: boolean;
  /** Undefined while it is not known yet whether there are demo log-ins. */
  demo: readonly DemoCard[] | undefined;
  onLogIn: (credentials: { email: string; password: string } | { demoKey: string }) => Promise<void>;
  /** Sends a link to set a new password; without it that way is not offered. */
  onForgot?: ((email: string) => Promise<void>) | undefined;
  /** Another way in, under the form. */
  link?: { label: string; go: () => void } | undefined;
}

/** One tap for the demo's roles, e-mail and password for everyone else. */
export function LogIn({ app, ended, demo, onLogIn, onForgot, link }: Props) {
  const t = useT();
  const [busy, setBusy] = useState<string>();
  const [problem, setProblem] = useState<unknown>();
  useEffect(() => {
    document.title = `${t('login.title')} · FastOps`;
  }, [t]);
  const enter = async (name: string, credentials: Parameters<Props['onLogIn']>[0]): Promise<void> => {
    if (busy) return;
    setBusy(name);
    setProblem(undefined);
    try {
      await onLogIn(credentials);
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(undefined);
    }
  };
  return (
    <EntranceCard>
      <EntranceHead title="FastOps" text={app} />
      {problem === undefined && ended && (
        <p className={css.notice} role="alert">
          <TriangleAlert aria-hidden size={20} />
          <span>{t('login.ended')}</span>
        </p>
      )}
      <FormProblem error={problem} />
      {demo === undefined && <Skeletons count={4} height={72} minWidth={200} />}
      {demo !== undefined && demo.length > 0 && (
        <DemoCards demo={demo} busy={busy} onChoose={(key) => void enter(key, { demoKey: key })} />
      )}
      <PasswordForm
        secondary={demo !== undefined && demo.length > 0}
        busy={busy === 'form'}
        onSubmit={(email, password) => void enter('form', { email, password })}
      />
      {onForgot && <ForgotPassword onSend={onForgot} />}
      {link && (
        <button type="button" className={css.link} onClick={link.go}>
          {link.label}
        </button>
      )}
    </EntranceCard>
  );
}

interface DemoProps {
  demo: readonly DemoCard[];
  busy: string | undefined;
  onChoose: (key: string) => void;
}

function DemoCards({ demo, busy, onChoose }: DemoProps) {
  const t = useT();
  const companies = [...new Set(demo.map((card) => card.companyName))];
  return (
    <section aria-labelledby="demo-title">
      <h2 id="demo-title" className={css.sectionTitle}>
        {t('login.demo')}
      </h2>
      <p className={css.sectionText}>{t('login.demo.text')}</p>
      {companies.map((company) => (
        <div key={company}>
          <h3 className={css.company}>{company}</h3>
          <div className={css.roles}>
            {demo
              .filter((card) => card.companyName === company)
              .map((card) => {
                const Icon = ICONS[card.role] ?? UserRound;
                return (
                  <button
                    key={card.key}
                    type="button"
                    className={css.role}
                    aria-disabled={busy !== undefined}
                    data-busy={busy === card.key || undefined}
                    onClick={() => onChoose(card.key)}
                  >
                    <span className={css.roleIcon}>
                      <Icon aria-hidden size={22} />
                    </span>
                    <span className={css.roleWords}>
                      <span className={css.roleName}>{card.name}</span>
                      <span className={css.roleRole}>{roleName({ key: card.role, name: card.role }, t)}</span>
                    </span>
                  </button>
                );
              })}
          </div>
        </div>
      ))}
    </section>
  );
}

interface FormProps {
  secondary: boolean;
  busy: boolean;
  onSubmit: (email: string, password: string) => void;
}

function PasswordForm({ secondary, busy, onSubmit }: FormProps) {
  const t = useT();
  const submit: NonNullable<ComponentProps<'form'>['onSubmit']> = (event) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const read = (name: string): string => {
      const value = fields.get(name);
      return typeof value === 'string' ? value : '';
    };
    onSubmit(read('email').trim(), read('password'));
  };
  return (
    <form onSubmit={submit} className={css.form}>
      {secondary && <p className={css.or}>{t('login.or')}</p>}
      <PlainField
        name="email"
        type="email"
        label={t('login.email')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <PlainSecret name="password" label={t('login.password')} autoComplete="current-password" required />
      <Button type="submit" tone={secondary ? 'quiet' : 'main'} aria-disabled={busy}>
        {t('login.submit')}
      </Button>
    </form>
  );
}
