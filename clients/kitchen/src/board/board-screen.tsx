import { useStore, useWorkplace } from '@fastops/device';
import { Button, EmptyState, Note, ProblemCard, Skeletons, useT } from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import { CircleOff, LayoutGrid, Soup, Undo2, Volume2, VolumeX, WifiOff } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { device } from '../app.ts';
import { Frame } from '../frame.tsx';
import { go } from '../path.ts';
import { stationsQuery } from '../queries.ts';
import { useTimeText } from '../workplace.tsx';
import css from './board.module.css';
import { turnSoundOff, turnSoundOn, useSound } from './sound.ts';
import { TicketCard } from './ticket-card.tsx';
import { useBoard } from './use-board.ts';

const KEY_COUNT = 8;
// A cook needs it a few times a day; the tickets must not wait for it.
const SoldOutSheet = lazy(async () => ({ default: (await import('./sold-out-sheet.tsx')).SoldOutSheet }));

/** The tickets of one station, or of all, oldest first. */
export function BoardScreen({ station }: { station: string }) {
  const t = useT();
  const { session, branch } = useWorkplace();
  const stations = useQuery(stationsQuery(branch.id));
  const { board, tickets, finish, recallLast, arrived } = useBoard(branch.id, station);
  const { link, lastContact } = useStore(device.live.status);
  const kinds = new Map(stations.data?.map((each) => [each.id, each.kind]));
  const title =
    station === 'all' ? t('kitchen.all') : (stations.data?.find((each) => each.id === station)?.name ?? '…');
  const may = branch.permissions.includes('orders.finish_tickets');
  const cut = link === 'offline' || (board.isError && board.data !== undefined);
  return (
    <Frame
      session={session}
      branch={branch}
      title={title}
      subtitle={tickets && t('kitchen.count', { n: tickets.length })}
      actions={<Actions station={station} may={may} recallLast={recallLast} />}
    >
      <div className={css.board} data-cut={cut || undefined}>
        {cut && <CutBanner since={Math.max(lastContact ?? 0, board.dataUpdatedAt)} />}
        {!may && <Note tone="info">{t('may.act', { permission: t('may.orders.finish_tickets') })}</Note>}
        {board.isPending && (
          <div className={css.tickets}>
            <Skeletons count={KEY_COUNT} height={320} minWidth={280} />
          </div>
        )}
        {board.isError && !board.data && (
          <ProblemCard error={board.error} onRetry={() => void board.refetch()} />
        )}
        {tickets?.length === 0 && (
          <EmptyState icon={Soup} title={t('kitchen.empty.title')} text={t('kitchen.empty.text')} />
        )}
        {tickets && tickets.length > 0 && (
          <section className={css.tickets} aria-label={t('kitchen.tickets')}>
            {tickets.map((ticket) => (
              <TicketCard
                key={ticket.id}
                ticket={ticket}
                kind={kinds.get(ticket.stationId) ?? 'kitchen'}
                clockOffset={board.data?.clockOffset ?? 0}
                showStation={station === 'all'}
                onDone={may ? finish : undefined}
              />
            ))}
          </section>
        )}
      </div>
      <p role="status" className={css.hidden}>
        {arrived}
      </p>
    </Frame>
  );
}

interface ActionsProps {
  station: string;
  may: boolean;
  recallLast: (() => void) | undefined;
}

function Actions({ station, may, recallLast }: ActionsProps) {
  const t = useT();
  const sound = useSound();
  return (
    <>
      {sound === 'on' ? (
        <Button tone="quiet" aria-label={t('kitchen.sound.off')} onClick={turnSoundOff}>
          <Volume2 aria-hidden size={22} />
        </Button>
      ) : (
        <Button onClick={() => void turnSoundOn()}>
          <VolumeX aria-hidden size={22} />
          {t('kitchen.sound.on')}
        </Button>
      )}
      <SoldOutButton station={station} />
      {may && (
        <Button tone="quiet" aria-disabled={!recallLast} onClick={recallLast}>
          <Undo2 aria-hidden size={22} />
          {t('kitchen.recall')}
        </Button>
      )}
      <Button
        tone="quiet"
        aria-label={t('kitchen.changeStation')}
        title={t('kitchen.changeStation')}
        onClick={() => go({ page: 'choose' })}
      >
        <LayoutGrid aria-hidden size={22} />
      </Button>
    </>
  );
}

/** Opens what has run out, for who may say so. */
function SoldOutButton({ station }: { station: string }) {
  const t = useT();
  const { branch } = useWorkplace();
  const [open, setOpen] = useState(false);
  if (!branch.permissions.includes('catalog.set_sold_out')) return null;
  return (
    <>
      <Button tone="quiet" onClick={() => setOpen(true)}>
        <CircleOff aria-hidden size={22} />
        {t('soldOut.open')}
      </Button>
      <Suspense>{open && <SoldOutSheet station={station} onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}

/** Says since when the screen may be behind. The tickets stay: half the truth cooks better than none. */
function CutBanner({ since }: { since: number }) {
  const t = useT();
  const timeText = useTimeText();
  return (
    <div className={css.cut} role="alert">
      <WifiOff aria-hidden size={28} />
      <div>
        <strong>{t('kitchen.disconnected')}</strong>
        <p>{since > 0 ? t('kitchen.lastContact', { time: timeText(since) }) : t('kitchen.noContact')}</p>
      </div>
    </div>
  );
}
