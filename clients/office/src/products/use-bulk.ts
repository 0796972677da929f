import type { NewPrice, ProductLine } from '@fastops/device';
import { sayProblem, toast, useT } from '@fastops/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { AT_ONCE, chunksOf } from '../chunks.ts';
import { catalogApi, menuKey } from '../menu/menu-queries.ts';
import {
  only,
  pricesBack,
  type Sent,
  type Step,
  sendParts,
  toCategory,
  toRestored,
  toState,
  type Ways,
} from './bulk.ts';

const sendStep = ({ productIds, change }: Step): Promise<number> =>
  catalogApi.changeProducts(productIds, change);
const sendPrices = (prices: NewPrice[]): Promise<number> => catalogApi.setPrices(prices);

type Said = (n: number) => string;

/** Sends parts, says what became of them, and offers the way back. */
function useSend() {
  const t = useT();
  const queryClient = useQueryClient();
  const [busy, setBusy] = useState(false);
  /** Sends, and has what is shown read again, whether all of it was taken or not. */
  const send = async <Part>(parts: readonly Part[], one: (part: Part) => Promise<number>) => {
    setBusy(true);
    const sent = await sendParts(parts, one);
    setBusy(false);
    void queryClient.invalidateQueries({ queryKey: menuKey });
    if (sent.error !== undefined) sayProblem(sent.error);
    return sent;
  };
  const say = (text: string, undo?: () => void): void =>
    toast({ tone: 'ok', text, ...(undo && { action: { label: t('common.undo'), run: undo } }) });
  return { busy, send, say };
}

/**
 * What is done with many products at once. Each act says how many were changed and can be taken back; where one part of it is
 * refused, what went before stays done and is said, and those that are left stay picked.
 */
export function useBulk(lines: readonly ProductLine[], onPick: (picked: ReadonlySet<string>) => void) {
  const t = useT();
  const { busy, send, say } = useSend();
  const leave = (done: Iterable<string>): void =>
    onPick(new Set(lines.map(({ id }) => id)).difference(new Set(done)));

  const change = async ({ there, back }: Ways, said: Said): Promise<void> => {
    const sent: Sent<Step> = await send(there, sendStep);
    const done = new Set(sent.done.flatMap(({ productIds }) => productIds));
    if (sent.error === undefined) onPick(new Set());
    else leave(done);
    if (done.size === 0) {
      if (sent.error === undefined) say(t('office.products.bulk.same'));
      return;
    }
    const undo = async (): Promise<void> => {
      const undone = await send(only(back, done), sendStep);
      if (undone.changed > 0) say(t('office.products.bulk.undone', { n: undone.changed }));
    };
    say(said(sent.changed), () => void undo());
  };

  /** Sets prices; false when not a single one was taken, as somebody changed them meanwhile. */
  const price = async (prices: readonly NewPrice[], productOf: (itemId: string) => string) => {
    const sent = await send(chunksOf(prices, AT_ONCE), sendPrices);
    const done = sent.done.flat();
    if (done.length === 0) return false;
    if (sent.error === undefined) onPick(new Set());
    else leave(done.map(({ itemId }) => productOf(itemId)));
    const undo = async (): Promise<void> => {
      const undone = await send(chunksOf(pricesBack(done), AT_ONCE), sendPrices);
      if (undone.changed > 0) say(t('office.products.bulk.price.undone', { n: undone.changed }));
    };
    say(t('office.products.bulk.price.done', { n: sent.changed }), () => void undo());
    return true;
  };

  return {
    busy,
    price,
    move: (categoryId: string, name: string) =>
      change(toCategory(lines, categoryId), (n) => t('office.products.bulk.moved', { n, name })),
    retire: () => change(toState(lines, 'retired'), (n) => t('office.products.bulk.retired', { n })),
    activate: () => change(toState(lines, 'active'), (n) => t('office.products.bulk.activated', { n })),
    remove: () => change(toState(lines, 'deleted'), (n) => t('office.products.bulk.deleted', { n })),
    restore: () => change(toRestored(lines), (n) => t('office.products.bulk.restored', { n })),
  };
}
