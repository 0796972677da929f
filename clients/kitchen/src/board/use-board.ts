import { type Ticket, withRetry } from '@fastops/device';
import { placeName, say, sayProblem, toast, useT } from '@fastops/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { device } from '../app.ts';
import { type Board, ticketsQuery } from '../queries.ts';
import { ring } from './sound.ts';

const RECALLABLE = 10;

const namesOf = (ticket: Ticket): { place: string; number: number } => ({
  place: placeName(ticket.tableName, say),
  number: ticket.orderNumber,
});

/** The tickets of a station (or of `all`), kept true by events, with the two things a cook does to them. */
export function useBoard(branchId: string, station: string) {
  const options = useMemo(() => ticketsQuery(branchId, station), [branchId, station]);
  const board = useQuery(options);
  useReload(branchId);
  const [finished, setFinished] = useState<readonly Ticket[]>([]);
  const recall = useRecall(options.queryKey, setFinished);
  const { leaving, finish } = useFinish(options.queryKey, setFinished, recall);
  const last = finished.at(-1);
  return {
    board,
    tickets: board.data?.tickets.filter((ticket) => !leaving.has(ticket.id)),
    finish,
    recallLast: last && (() => void recall(last)),
    arrived: useArrivals(board.data?.tickets),
  };
}

type QueryKey = ReturnType<typeof ticketsQuery>['queryKey'];
type Change = (update: (list: readonly Ticket[]) => readonly Ticket[]) => void;

/** Reads the tickets again when something happened to one, and after every break of the connection. */
function useReload(branchId: string): void {
  const client = useQueryClient();
  useEffect(() => {
    const reload = (): void => void client.invalidateQueries({ queryKey: ['tickets', branchId] });
    const stops = [
      device.live.on('orders.order_sent', reload),
      device.live.on('orders.ticket_changed', reload),
      device.live.onConnect(reload),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [client, branchId]);
}

function useRecall(queryKey: QueryKey, changeFinished: Change) {
  const client = useQueryClient();
  return useCallback(
    async (ticket: Ticket): Promise<void> => {
      changeFinished((list) => list.filter((each) => each.id !== ticket.id));
      try {
        await withRetry(() => device.api.recallTicket(ticket.id));
        toast({ tone: 'info', text: say('kitchen.recalled', namesOf(ticket)) });
      } catch (error) {
        changeFinished((list) => [...list, ticket]);
        sayProblem(error);
      }
      await client.invalidateQueries({ queryKey });
    },
    [client, queryKey, changeFinished],
  );
}

/** Finishing: the ticket leaves the screen at once, and comes back if the server says no. */
function useFinish(queryKey: QueryKey, changeFinished: Change, recall: (ticket: Ticket) => Promise<void>) {
  const client = useQueryClient();
  const [leaving, setLeaving] = useState<ReadonlySet<string>>(new Set());
  const finish = useCallback(
    async (ticket: Ticket): Promise<void> => {
      setLeaving((ids) => new Set(ids).add(ticket.id));
      try {
        await withRetry(() => device.api.finishTicket(ticket.id));
        // A list asked for before the server knew would bring the ticket back for a moment.
        await client.cancelQueries({ queryKey });
        const without = ({ tickets }: Board): Ticket[] => tickets.filter((each) => each.id !== ticket.id);
        client.setQueryData<Board>(queryKey, (now) => now && { ...now, tickets: without(now) });
        changeFinished((list) => [...list, ticket].slice(-RECALLABLE));
        const undo = { label: say('common.undo'), run: () => void recall(ticket) };
        toast({ tone: 'ok', text: say('kitchen.finished', namesOf(ticket)), action: undo });
      } catch (error) {
        sayProblem(error);
      }
      setLeaving((ids) => new Set([...ids].filter((id) => id !== ticket.id)));
      await client.invalidateQueries({ queryKey });
    },
    [client, queryKey, changeFinished, recall],
  );
  return { leaving, finish: useCallback((ticket: Ticket) => void finish(ticket), [finish]) };
}

/** Rings and tells when tickets appear that this screen has never shown; not for those it begins with. */
function useArrivals(tickets: readonly Ticket[] | undefined): string {
  const t = useT();
  const known = useRef<Set<string>>(undefined);
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (!tickets) return;
    const before = known.current;
    known.current = new Set([...(before ?? []), ...tickets.map((ticket) => ticket.id)]);
    if (!before) return;
    const fresh = tickets.filter((ticket) => !before.has(ticket.id)).length;
    if (fresh === 0) return;
    ring();
    setSaid(t('kitchen.arrived', { n: fresh }));
  }, [tickets, t]);
  return said;
}
