import { ApiProblem, type Order, type OrderLine, uuid7 } from '@fastops/device';
import { Button, FormProblem, Sheet, toast, useT } from '@fastops/ui';
import { useQueryClient } from '@tanstack/react-query';
import { type ComponentProps, useRef, useState } from 'react';
import { device } from '../app.ts';
import { orderQuery } from '../queries.ts';
import { type Act, ApprovalPad } from './approval-pad.tsx';
import css from './sent.module.css';

const REASONS = [
  'sent.void.reason.mistake',
  'sent.void.reason.regret',
  'sent.void.reason.delay',
  'sent.void.reason.stock',
] as const;
const REASON_LENGTH = 200;

interface Props {
  order: Order;
  line: OrderLine;
  onClose: () => void;
}

/** Takes a sent line back: why, and who approves it where the one at the screen may not alone. */
export function VoidSheet({ order, line, onClose }: Props) {
  const t = useT();
  const [reason, setReason] = useState('');
  const { busy, problem, act, run } = useVoiding({ order, line, onClose });
  const submit: NonNullable<ComponentProps<'form'>['onSubmit']> = (event) => {
    event.preventDefault();
    if (reason.trim() !== '') void run(reason.trim());
  };
  return (
    <Sheet title={act ? t('pin.approve.title') : t('sent.void.title', { name: line.name })} onClose={onClose}>
      {act ? (
        <ApprovalPad act={act} onApproved={(approval) => run(reason.trim(), approval)} />
      ) : (
        <form className={css.form} onSubmit={submit}>
          <FormProblem error={problem} />
          <Reasons reason={reason} onReason={setReason} />
          <div className={css.actions}>
            <Button tone="quiet" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" tone="danger" aria-disabled={busy || reason.trim() === ''}>
              {t('sent.void.submit')}
            </Button>
          </div>
        </form>
      )}
    </Sheet>
  );
}

/** Asks for the void; a refusal that wants an approval becomes the act to approve. */
function useVoiding({ order, line, onClose }: Props) {
  const t = useT();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const [act, setAct] = useState<Act>();
  // One key for one act and reason: a second tap, or a repetition after a lost answer, is the same void.
  const asked = useRef({ reason: '', key: '' });
  const keyOf = (reason: string): string => {
    if (asked.current.reason !== reason) asked.current = { reason, key: uuid7() };
    return asked.current.key;
  };
  const run = async (reason: string, approval?: { id: string; approver: string }): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      const why = approval ? { reason, approvalId: approval.id } : { reason };
      const key = approval ? approval.id : keyOf(reason);
      const after = await device.api.voidLine({ orderId: order.id, lineId: line.id }, why, key);
      queries.setQueryData(orderQuery(order.id).queryKey, after);
      const { name } = line;
      const text = approval
        ? t('sent.void.doneBy', { name, approver: approval.approver })
        : t('sent.void.done', { name });
      toast({ tone: 'ok', text });
      onClose();
    } catch (error) {
      const asks = error instanceof ApiProblem && error.code === 'identity.approval_required';
      setAct(asks ? actOf(error, line) : undefined);
      if (!asks) setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, act, run };
}

/** The act as the server names it, so that the approval fits exactly. */
function actOf(error: ApiProblem, line: OrderLine): Act {
  const { action, objectId, amountMinor } = (error.details ?? {}) as Partial<Act>;
  return {
    action: action ?? 'orders.void',
    objectId: objectId ?? line.id,
    ...(typeof amountMinor === 'number' ? { amountMinor } : {}),
  };
}

function Reasons({ reason, onReason }: { reason: string; onReason: (reason: string) => void }) {
  const t = useT();
  const ready: readonly string[] = REASONS.map((key) => t(key));
  return (
    <>
      <fieldset className={css.reasons}>
        <legend>{t('sent.void.reason')}</legend>
        {ready.map((text) => (
          <button
            key={text}
            type="button"
            className={css.reason}
            aria-pressed={reason === text}
            onClick={() => onReason(text)}
          >
            {text}
          </button>
        ))}
      </fieldset>
      <input
        className={css.other}
        aria-label={t('sent.void.other')}
        placeholder={t('sent.void.other')}
        maxLength={REASON_LENGTH}
        value={ready.includes(reason) ? '' : reason}
        onChange={(event) => onReason(event.currentTarget.value)}
      />
    </>
  );
}
