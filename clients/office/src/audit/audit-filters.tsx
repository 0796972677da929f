import type { AuditEntry, AuditFilter } from '@fastops/device';
import { Button, MantineFrame, SearchSelect, TextField, useT } from '@fastops/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { FilterX } from 'lucide-react';
import { may, useMe } from '../me.ts';
import { membersQuery } from '../queries.ts';
import { ACTIONS, actionWords } from './actions.ts';
import css from './audit.module.css';
import { dayStart } from './days.ts';

/** The filters as they stand in the address; days are `YYYY-MM-DD`, both included. */
export interface FilterText {
  actorId: string | undefined;
  action: string | undefined;
  from: string | undefined;
  to: string | undefined;
}

/** The filters as the server wants them: days become moments by the company's clock. */
export function filterOf({ actorId, action, from, to }: FilterText, timeZone: string): AuditFilter {
  const [begin, end] = [from && dayStart(from, timeZone), to && dayStart(to, timeZone, 1)];
  return {
    ...(actorId ? { actorId } : {}),
    ...(action ? { action } : {}),
    ...(begin ? { from: begin } : {}),
    ...(end ? { to: end } : {}),
  };
}

interface Props {
  texts: FilterText;
  /** Whose deeds are on the screen: they can be chosen although they left. */
  seen: readonly AuditEntry[];
  onChange: (texts: FilterText) => void;
}

/** Narrows the audit by person, deed and days. */
export function AuditFilters({ texts, seen, onChange }: Props) {
  const t = useT();
  const people = usePeople(seen);
  const set = (change: Partial<FilterText>): void => onChange({ ...texts, ...change });
  const any = Object.values(texts).some(Boolean);
  return (
    <MantineFrame>
      <search className={css.filters} aria-label={t('office.audit.filters')}>
        <SearchSelect
          name="actor"
          label={t('office.audit.actor')}
          placeholder={t('office.audit.anyone')}
          clearable
          options={people}
          value={texts.actorId ?? ''}
          onChange={(actorId) => set({ actorId: actorId || undefined })}
        />
        <SearchSelect
          name="action"
          label={t('office.audit.action')}
          placeholder={t('office.audit.anything')}
          clearable
          options={ACTIONS.map((action) => ({ value: action, label: actionWords(action, t) }))}
          value={texts.action ?? ''}
          onChange={(action) => set({ action: action || undefined })}
        />
        <TextField
          name="from"
          type="date"
          label={t('office.audit.from')}
          value={texts.from ?? ''}
          onChange={(from) => set({ from: from || undefined })}
        />
        <TextField
          name="to"
          type="date"
          label={t('office.audit.to')}
          value={texts.to ?? ''}
          onChange={(to) => set({ to: to || undefined })}
        />
        {any && (
          <Button
            tone="quiet"
            onClick={() => set({ actorId: undefined, action: undefined, from: undefined, to: undefined })}
          >
            <FilterX aria-hidden size={20} />
            {t('office.audit.clear')}
          </Button>
        )}
      </search>
    </MantineFrame>
  );
}

function usePeople(seen: readonly AuditEntry[]): { value: string; label: string }[] {
  const me = useMe();
  const members = useInfiniteQuery({ ...membersQuery({}), enabled: may(me, 'identity.view_members') });
  const names = new Map<string, string>();
  for (const { actor } of seen) if (actor.id !== null) names.set(actor.id, actor.name);
  for (const { id, name } of members.data?.pages.flatMap((page) => page.members) ?? []) names.set(id, name);
  return [...names].map(([value, label]) => ({ value, label }));
}
