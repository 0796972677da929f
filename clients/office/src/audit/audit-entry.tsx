import type { AuditEntry } from '@fastops/device';
import { Button, Drawer, Section, useT } from '@fastops/ui';
import { Filter, Minus, MoveRight, Plus } from 'lucide-react';
import layout from '../layout.module.css';
import { useMe } from '../me.ts';
import { useMoments } from '../moments.ts';
import { actionWords, fieldWords } from './actions.ts';
import css from './audit.module.css';
import { type Difference, differences } from './differences.ts';

interface Props {
  entry: AuditEntry;
  onClose: () => void;
  /** Narrows the list to what this person did. */
  onActor: (actorId: string) => void;
}

/** One deed: who, when, why, and what was there before and after. */
export function AuditEntryDrawer({ entry, onClose, onActor }: Props) {
  const t = useT();
  const { moment } = useMoments();
  const changed = differences(entry.before, entry.after);
  const actorId = entry.actor.id;
  return (
    <Drawer title={actionWords(entry.action, t)} subtitle={moment(entry.at)} onClose={onClose}>
      <Facts entry={entry} />
      {changed.length > 0 && (
        <Section title={t('office.audit.changes')}>
          <dl className={css.changes}>
            {changed.map((difference) => (
              <div key={difference.name} className={css.change}>
                <dt>{fieldWords(difference.name, t)}</dt>
                <dd>
                  <Change difference={difference} />
                </dd>
              </div>
            ))}
          </dl>
        </Section>
      )}
      {actorId !== null && (
        <Button tone="quiet" onClick={() => onActor(actorId)}>
          <Filter aria-hidden size={20} />
          {t('office.audit.onlyActor', { name: entry.actor.name })}
        </Button>
      )}
    </Drawer>
  );
}

function Facts({ entry }: { entry: AuditEntry }) {
  const t = useT();
  const { branches } = useMe();
  const branch = branches.find(({ id }) => id === entry.branchId)?.name;
  const facts: [string, string | null | undefined][] = [
    [t('office.audit.actor'), `${entry.actor.name} (${t(`office.actor.${entry.actor.kind}`)})`],
    [t('office.audit.approver'), entry.approver?.name],
    [t('office.audit.reason'), entry.reason],
    [t('common.branch'), branch],
    [t('office.audit.device'), entry.deviceId],
    [t('office.audit.object'), entry.objectId && `${entry.objectType} ${entry.objectId}`],
    [t('office.audit.seq'), String(entry.seq)],
  ];
  return (
    <dl className={layout.facts}>
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name} className={css.fact}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

/** Old and new, or what came in and went out: by sign and word, not by colour alone. */
function Change({ difference }: { difference: Difference }) {
  const t = useT();
  const { before, after, added, removed } = difference;
  if (added && removed) {
    return (
      <ul className={css.list}>
        {added.map((one) => (
          <li key={`+${one}`} className={css.in}>
            <Plus aria-hidden size={16} />
            {t('office.audit.added', { what: one })}
          </li>
        ))}
        {removed.map((one) => (
          <li key={`-${one}`} className={css.out}>
            <Minus aria-hidden size={16} />
            {t('office.audit.removed', { what: one })}
          </li>
        ))}
      </ul>
    );
  }
  return (
    <span className={css.pair}>
      <del className={css.out}>{before ?? t('office.audit.nothing')}</del>
      <MoveRight aria-hidden size={16} />
      <ins className={css.in}>{after ?? t('office.audit.nothing')}</ins>
    </span>
  );
}
