import type { AuditEntry } from '@fastops/device';
import { Button, Drawer, Section, useLanguage, useT } from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import { Filter, Minus, MoveRight, Plus } from 'lucide-react';
import layout from '../layout.module.css';
import { may, useMe } from '../me.ts';
import { useMoments } from '../moments.ts';
import { permissionsQuery } from '../queries.ts';
import { actionWords, fieldWords, reasonWords } from './actions.ts';
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
  const wordsOf = usePermissionWords();
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
                  <Change difference={difference} wordsOf={wordsOf} />
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
    [t('office.audit.reason'), reasonWords(entry, t)],
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
function Change({ difference, wordsOf }: { difference: Difference; wordsOf: (text: string) => string }) {
  const t = useT();
  const { before, after, added, removed } = difference;
  if (added && removed) {
    return (
      <ul className={css.list}>
        {added.map((one) => (
          <li key={`+${one}`} className={css.in}>
            <Plus aria-hidden size={16} />
            {t('office.audit.added', { what: wordsOf(one) })}
          </li>
        ))}
        {removed.map((one) => (
          <li key={`-${one}`} className={css.out}>
            <Minus aria-hidden size={16} />
            {t('office.audit.removed', { what: wordsOf(one) })}
          </li>
        ))}
      </ul>
    );
  }
  return (
    <span className={css.pair}>
      {before !== undefined && (
        <>
          <del className={css.out}>{before}</del>
          <MoveRight aria-hidden size={16} />
        </>
      )}
      <ins className={css.in}>{after ?? t('office.audit.nothing')}</ins>
    </span>
  );
}

/** Permissions by what they allow, for who may see what can be permitted; everything else as it was written. */
function usePermissionWords(): (text: string) => string {
  const me = useMe();
  const language = useLanguage();
  const { data = [] } = useQuery({ ...permissionsQuery, enabled: may(me, 'identity.view_roles') });
  const words = new Map(
    data.flatMap(({ permissions }) => permissions.map((one) => [one.code, one[language]] as const)),
  );
  return (text) => words.get(text) ?? text;
}
