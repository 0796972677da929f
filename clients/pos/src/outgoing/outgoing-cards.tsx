import { useStore, useWorkplace } from '@fastops/device';
import { Button, errorText, toast, useT } from '@fastops/ui';
import { useNavigate } from '@tanstack/react-router';
import { CircleAlert, CloudOff, Send } from 'lucide-react';
import { placeKey, putBackDraft } from '../drafts.ts';
import css from './outgoing.module.css';
import type { OutgoingItem } from './outgoing.ts';
import { outgoing } from './start.ts';

const ICONS = { sending: Send, waiting: CloudOff, refused: CircleAlert };

/** What has been sent and is not yet known to be with the kitchen: nothing unsent is ever out of sight. */
export function OutgoingCards() {
  const t = useT();
  const { session } = useWorkplace();
  const items = useStore(outgoing.items).filter((item) => item.companyId === session.company.id);
  return (
    <section
      aria-label={t('send.pending')}
      aria-live="polite"
      className={css.cards}
      hidden={items.length === 0}
    >
      {items.map((item) => (
        <Card key={item.order.id} item={item} memberId={session.member.id} />
      ))}
    </section>
  );
}

function Card({ item, memberId }: { item: OutgoingItem; memberId: string }) {
  const t = useT();
  const { state, placeName } = item;
  const Icon = ICONS[state.status];
  const units = item.order.lines.reduce((sum, line) => sum + line.quantity, 0);
  const title = {
    sending: () => t('send.sending', { place: placeName }),
    waiting: () => t('send.waiting.title', { place: placeName }),
    refused: () => t('send.refused.title', { place: placeName }),
  }[state.status]();
  return (
    <article className={css.card} data-status={state.status}>
      <Icon aria-hidden size={24} className={css.icon} />
      <div className={css.words}>
        <h2 className={css.title}>{title}</h2>
        <p>{explain(item, memberId, t) ?? t('send.lines', { n: units })}</p>
      </div>
      <Actions item={item} memberId={memberId} />
    </article>
  );
}

function explain(item: OutgoingItem, memberId: string, t: ReturnType<typeof useT>): string | undefined {
  const { state } = item;
  if (item.member.id !== memberId) return t('send.otherMember', { name: item.member.name });
  if (state.status === 'refused') return errorText(state.problem.code, state.problem.status);
  if (state.status === 'waiting') return t('send.waiting.text');
  return state.tries > 0 ? t('send.retrying') : undefined;
}

function Actions({ item, memberId }: { item: OutgoingItem; memberId: string }) {
  const t = useT();
  const navigate = useNavigate();
  const { id, branchId, tableId } = item.order;
  const key = placeKey(branchId, tableId);
  if (item.state.status === 'waiting' && item.member.id === memberId) {
    return <Button onClick={() => outgoing.retry(id)}>{t('send.now')}</Button>;
  }
  if (item.state.status !== 'refused') return null;
  const edit = (): void => {
    if (!outgoing.take(id)) return;
    putBackDraft(key, item.comanda);
    void navigate({ to: '/order', search: tableId ? { table: tableId } : {} });
  };
  const discard = (): void => {
    if (!outgoing.take(id)) return;
    toast({
      tone: 'info',
      text: t('send.discarded', { place: item.placeName }),
      action: { label: t('common.undo'), run: () => putBackDraft(key, item.comanda) },
    });
  };
  return (
    <div className={css.actions}>
      <Button onClick={edit}>{t('send.edit')}</Button>
      <Button tone="quiet" onClick={discard}>
        {t('common.discard')}
      </Button>
    </div>
  );
}
