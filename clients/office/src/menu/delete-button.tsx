import { Button, sayProblem, toast, useT } from '@fastops/ui';
import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useGo } from '../go.ts';

interface Props {
  label: string;
  /** The list of its kind: where one stands afterwards, and how it is read. */
  home: string;
  queryKey: QueryKey;
  remove: () => Promise<unknown>;
  restore: () => Promise<unknown>;
  /** What is said when it is gone, and when it is back. */
  deleted: string;
  restored: string;
}

/** Takes something away at once; the notice brings it back as it was. */
export function DeleteButton({ label, home, queryKey, deleted, restored, ...acts }: Props) {
  const t = useT();
  const go = useGo();
  const queryClient = useQueryClient();
  const readAgain = () => queryClient.invalidateQueries({ queryKey });
  const restore = async (): Promise<void> => {
    try {
      await acts.restore();
      await readAgain();
      toast({ tone: 'ok', text: restored });
    } catch (error) {
      sayProblem(error);
    }
  };
  const remove = async (): Promise<void> => {
    try {
      await acts.remove();
      go(home);
      const undo = { label: t('common.undo'), run: () => void restore() };
      toast({ tone: 'ok', text: deleted, action: undo });
      await readAgain();
    } catch (error) {
      sayProblem(error);
    }
  };
  return (
    <Button tone="danger" onClick={() => void remove()}>
      <Trash2 aria-hidden size={20} />
      {label}
    </Button>
  );
}
