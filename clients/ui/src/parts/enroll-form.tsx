import { type ComponentProps, useEffect, useState } from 'react';
import { useT } from '../phrases.ts';
import { Button } from './button.tsx';
import { EntranceCard, EntranceHead } from './entrance.tsx';
import { FormProblem } from './form-problem.tsx';
import css from './pin.module.css';

interface Props {
  /** Came with the address: tried at once. */
  code?: string | undefined;
  onEnroll: (code: string) => Promise<void>;
  onCancel: () => void;
}

/** Makes this browser a device of the restaurant. */
export function EnrollForm({ code: given, onEnroll, onCancel }: Props) {
  const t = useT();
  const [code, setCode] = useState(given ?? '');
  const { busy, problem, enroll } = useEnrolling(given, onEnroll);
  const submit: NonNullable<ComponentProps<'form'>['onSubmit']> = (event) => {
    event.preventDefault();
    void enroll(code);
  };
  return (
    <EntranceCard bare>
      <EntranceHead title={t('pin.enroll.title')} text={t('pin.enroll.text')} />
      <form className={css.form} onSubmit={submit}>
        <FormProblem error={problem} />
        <label className={css.field}>
          {t('pin.enroll.code')}
          <input
            // The screen was opened to write here: one tap less.
            // biome-ignore lint/a11y/noAutofocus: see above
            autoFocus
            className={css.code}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={12}
            required
          />
        </label>
        <Button type="submit" aria-disabled={busy}>
          {t('pin.enroll.submit')}
        </Button>
        <Button tone="quiet" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </form>
    </EntranceCard>
  );
}

/** Tries a code, and the one that came with the address by itself. */
function useEnrolling(given: string | undefined, onEnroll: Props['onEnroll']) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const enroll = async (typed: string): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await onEnroll(typed);
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens with a code
  useEffect(() => {
    if (given !== undefined) void enroll(given);
  }, []);
  return { busy, problem, enroll };
}
