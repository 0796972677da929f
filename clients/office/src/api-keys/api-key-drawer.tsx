import type { ApiKey } from '@fastops/device';
import { Button, Confirm, Drawer, formatList, Section, toast, useLanguage, useT } from '@fastops/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { apiKeysQuery, companyApi } from '../company-app.ts';
import layout from '../layout.module.css';
import { useMe } from '../me.ts';
import { useMoments } from '../moments.ts';
import { permissionsQuery } from '../queries.ts';

/** One key: what it may do and where, when it was last used, taking it away. */
export function ApiKeyDrawer({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const t = useT();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const revoke = async (): Promise<void> => {
    await companyApi.revokeApiKey(apiKey.id);
    toast({ tone: 'ok', text: t('office.apiKeys.revoked', { name: apiKey.name }) });
    onClose();
    await queries.invalidateQueries({ queryKey: apiKeysQuery.queryKey });
  };
  return (
    <Drawer title={apiKey.name} onClose={onClose}>
      <Facts apiKey={apiKey} />
      <Section title={t('office.apiKeys.revoke')} text={t('office.apiKeys.revoke.text')}>
        <Button tone="danger" onClick={() => setAsking(true)}>
          <Trash2 aria-hidden size={20} />
          {t('office.apiKeys.revoke')}
        </Button>
      </Section>
      {asking && (
        <Confirm
          title={t('office.apiKeys.revoke.ask', { name: apiKey.name })}
          text={t('office.apiKeys.revoke.text')}
          act={t('office.apiKeys.revoke')}
          onConfirm={revoke}
          onClose={() => setAsking(false)}
        />
      )}
    </Drawer>
  );
}

function Facts({ apiKey }: { apiKey: ApiKey }) {
  const t = useT();
  const language = useLanguage();
  const { branches } = useMe();
  const { moment, day } = useMoments();
  const { data: categories = [] } = useQuery(permissionsQuery);
  const words = new Map(
    categories.flatMap(({ permissions }) => permissions.map((one) => [one.code, one[language]] as const)),
  );
  const names = branches.filter(({ id }) => apiKey.branchIds?.includes(id)).map(({ name }) => name);
  return (
    <>
      <dl className={layout.facts}>
        <dt>{t('office.apiKeys.prefix')}</dt>
        <dd className={layout.mono}>{apiKey.prefix}…</dd>
        <dt>{t('office.apiKeys.created')}</dt>
        <dd>{t('office.apiKeys.created.by', { day: day(apiKey.createdAt), name: apiKey.createdBy })}</dd>
        <dt>{t('office.apiKeys.used')}</dt>
        <dd>{apiKey.lastUsedAt ? moment(apiKey.lastUsedAt) : t('office.apiKeys.neverUsed')}</dd>
        <dt>{t('office.nav.branches')}</dt>
        <dd>{apiKey.branchIds === null ? t('office.apiKeys.allBranches') : formatList(names, language)}</dd>
      </dl>
      <Section title={t('office.apiKeys.permissions')}>
        <ul>
          {apiKey.permissions.map((code) => (
            <li key={code}>{words.get(code) ?? code}</li>
          ))}
        </ul>
      </Section>
    </>
  );
}
