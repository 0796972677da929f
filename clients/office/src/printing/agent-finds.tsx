import type { FoundPrinter, PrintAgent } from '@fastops/device';
import { Button, ProblemCard, useT } from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import { foundQuery } from './printing-queries.ts';
import css from './wizard.module.css';

/** Where a printer was found, as people write it. */
const placeOf = ({ host, port, device }: FoundPrinter): string => device ?? `${host}:${port}`;

interface Props {
  agent: PrintAgent;
  onPick: (found: FoundPrinter) => void;
}

/** The printers that an agent found when it looked last. */
export function AgentFinds({ agent, onPick }: Props) {
  const t = useT();
  const read = useQuery(foundQuery(agent.id, agent.foundAt));
  if (read.isLoadingError) return <ProblemCard error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return null;
  const { printers } = read.data;
  return (
    <div role="status" className={css.step}>
      <p>{t('office.agents.found', { n: printers.length })}</p>
      {printers.length > 0 && (
        <ul className={css.ways}>
          {printers.map((found) => (
            <li key={placeOf(found)} className={css.found}>
              <span className={css.wayWords}>
                <strong>{placeOf(found)}</strong>
                <span>{t(found.answers ? 'office.agents.answers' : 'office.agents.mute')}</span>
              </span>
              <Button
                tone="quiet"
                aria-label={t('office.agents.useOf', { place: placeOf(found) })}
                onClick={() => onPick(found)}
              >
                {t('office.agents.use')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
