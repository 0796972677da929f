import { ArrowLeft, UsersRound } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { useT } from '../phrases.ts';
import { roleName } from '../role-name.ts';
import { EntranceCard, EntranceHead } from './entrance.tsx';
import { PeopleGrid } from './people-grid.tsx';
import css from './pin.module.css';
import { PinPad } from './pin-pad.tsx';
import { PinProblem } from './pin-problem.tsx';
import { EmptyState } from './states.tsx';
import { usePin } from './use-pin.ts';

/** An enrolled device and who comes in on it. */
export interface TillFace {
  device: { name: string; branchName: string; companyName: string };
  members: readonly { id: string; name: string; role: { key: string | null; name: string } }[];
}

interface Props {
  face: TillFace;
  /** Whoever worked here last: only the PIN is asked for. */
  last?: string | undefined;
  onPin: (memberId: string, pin: string) => Promise<void>;
  onPassword: () => void;
}

/** Coming in on an enrolled device: a name, then the PIN. */
export function PinEntrance({ face, last, onPin, onPassword }: Props) {
  const t = useT();
  const people = face.members.map(({ id, name, role }) => ({ id, name, role: roleName(role, t) }));
  const { memberId, choose, enter, pin } = useEntering(last, onPin);
  const chosen = people.find(({ id }) => id === memberId);
  useEffect(() => {
    document.title = `${t('pin.title')} · FastOps`;
  }, [t]);
  return (
    <EntranceCard>
      <EntranceHead
        title={chosen ? face.device.name : t('pin.title')}
        text={`${face.device.companyName} · ${face.device.branchName}`}
      />
      {chosen ? (
        <PinPad label={t('pin.of', { name: chosen.name })} onPin={enter} disabled={pin.disabled}>
          <PinProblem {...pin} />
        </PinPad>
      ) : people.length === 0 ? (
        <EmptyState icon={UsersRound} title={t('pin.empty.title')} text={t('pin.empty.text')} />
      ) : (
        <PeopleGrid people={people} onChoose={({ id }) => choose(id)} />
      )}
      <div className={css.actions}>
        {chosen && (
          <button type="button" className={css.link} onClick={() => choose(undefined)}>
            <ArrowLeft aria-hidden size={16} />
            {t('pin.other')}
          </button>
        )}
        <button type="button" className={css.link} onClick={onPassword}>
          {t('pin.email')}
        </button>
      </div>
    </EntranceCard>
  );
}

/** Whose PIN is asked for, and what trying it said. Escape leads back to the names. */
function useEntering(last: string | undefined, onPin: Props['onPin']) {
  const [memberId, setMemberId] = useState(last);
  const { attempt, clear, ...pin } = usePin();
  const enter = useCallback(
    (typed: string) => attempt(() => (memberId === undefined ? Promise.resolve() : onPin(memberId, typed))),
    [attempt, memberId, onPin],
  );
  const choose = useCallback(
    (id: string | undefined) => {
      clear();
      setMemberId(id);
    },
    [clear],
  );
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') choose(undefined);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [choose]);
  return { memberId, choose, enter, pin };
}
