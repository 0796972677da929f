import { save, useWorkplace } from '@fastops/device';
import { Button, EmptyState, ProblemCard, Skeletons, useT } from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import { ChefHat, LayoutGrid, type LucideIcon, Martini, Printer, SquareDashed } from 'lucide-react';
import { Frame } from '../frame.tsx';
import { go } from '../path.ts';
import { stationsQuery, ticketsQuery } from '../queries.ts';
import { stationName } from '../workplace.tsx';
import css from './choose.module.css';

const ICONS = { kitchen: ChefHat, bar: Martini };

/** Which station this screen is for. */
export function ChooseScreen() {
  const t = useT();
  const { session, branch } = useWorkplace();
  const stations = useQuery(stationsQuery(branch.id));
  const tickets = useQuery(ticketsQuery(branch.id, 'all'));
  const choose = (station: string): void => {
    save(stationName(branch.id), station);
    go({ page: 'board', station });
  };
  const openAt = (stationId?: string): number | undefined =>
    tickets.data?.tickets.filter((ticket) => stationId === undefined || ticket.stationId === stationId)
      .length;
  return (
    <Frame session={session} branch={branch} title={t('app.kitchen')} subtitle={branch.name}>
      <section className={css.choice}>
        <h2 className={css.title}>{t('kitchen.choose')}</h2>
        <p className={css.text}>{t('kitchen.choose.text')}</p>
        {stations.isPending && <Skeletons count={2} height={112} minWidth={240} />}
        {stations.isError && !stations.data && (
          <ProblemCard error={stations.error} onRetry={() => void stations.refetch()} />
        )}
        {stations.data?.length === 0 && (
          <EmptyState
            icon={SquareDashed}
            title={t('kitchen.noStations.title')}
            text={t('kitchen.noStations.text')}
          />
        )}
        {stations.data && stations.data.length > 0 && (
          <div className={css.list}>
            {stations.data.map((station) => (
              <StationCard
                key={station.id}
                icon={ICONS[station.kind]}
                name={station.name}
                open={openAt(station.id)}
                onChoose={() => choose(station.id)}
              />
            ))}
            <StationCard
              icon={LayoutGrid}
              name={t('kitchen.all')}
              open={openAt()}
              onChoose={() => choose('all')}
            />
          </div>
        )}
        <Button tone="quiet" onClick={() => go({ page: 'printers' })}>
          <Printer aria-hidden size={22} />
          {t('kitchen.printersLink')}
        </Button>
      </section>
    </Frame>
  );
}

interface CardProps {
  icon: LucideIcon;
  name: string;
  /** Undefined while it is being counted. */
  open: number | undefined;
  onChoose: () => void;
}

function StationCard({ icon: Icon, name, open, onChoose }: CardProps) {
  const t = useT();
  return (
    <button type="button" className={css.card} onClick={onChoose}>
      <Icon aria-hidden size={32} />
      <span className={css.words}>
        <span className={css.name}>{name}</span>
        <span className={css.count}>{open === undefined ? '…' : t('kitchen.open', { n: open })}</span>
      </span>
    </button>
  );
}
