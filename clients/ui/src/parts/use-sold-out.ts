import { useState } from 'react';
import { useT } from '../phrases.ts';
import { sayProblem } from './say-problem.ts';
import { toast } from './toasts.ts';

type State = 'here' | 'tomorrow' | 'further_notice';

interface Plan {
  item: { id: string; name: string };
  /** How it stands now. */
  now: State;
  send: (
    itemId: string,
    change: { soldOut: boolean; until: 'tomorrow' | 'further_notice' },
  ) => Promise<unknown>;
}

/** Says that something has run out or is there again; until the server has answered, shows what was tapped. */
export function useSoldOut({ item, now, send }: Plan) {
  const t = useT();
  const [asked, setAsked] = useState<State>();
  const say = async (state: State, undo: State | undefined): Promise<void> => {
    setAsked(state);
    try {
      await send(
        item.id,
        state === 'here' ? { soldOut: false, until: 'further_notice' } : { soldOut: true, until: state },
      );
      const text = t(`soldOut.said.${state}`, { name: item.name });
      const back = undo && { label: t('common.undo'), run: () => void say(undo, undefined) };
      toast({ tone: 'ok', text, ...(back ? { action: back } : {}) });
    } catch (error) {
      sayProblem(error);
    } finally {
      setAsked(undefined);
    }
  };
  const shown = asked ?? now;
  return {
    shown,
    set: (state: State): void => {
      if (asked === undefined && state !== now) void say(state, now);
    },
  };
}
