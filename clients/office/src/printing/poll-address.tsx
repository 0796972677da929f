import type { PollUrl } from '@fastops/device';
import { Button, Confirm, CopyLink, Note, ProblemCard, Section, sayProblem, toast, useT } from '@fastops/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link2, RefreshCw, Unlink } from 'lucide-react';
import { useState } from 'react';
import layout from '../layout.module.css';
import { useMoments } from '../moments.ts';
import css from './printing.module.css';
import { pollUrlQuery, printingApi } from './printing-queries.ts';

/** While a printer is waited for it is looked for this often. */
const LOOK_MS = 2_000;

/** The address at which a printer asks for its pages: made, renewed, taken away, and what was heard there. */
export function PollAddress({ printerId }: { printerId: string }) {
  const t = useT();
  const queryClient = useQueryClient();
  const query = pollUrlQuery(printerId);
  const [url, setUrl] = useState<string>();
  const [asking, setAsking] = useState<'renew' | 'revoke'>();
  const read = useQuery({
    ...query,
    refetchInterval: ({ state }) => (state.data && state.data.polledAt === null ? LOOK_MS : false),
  });
  const change = async (act: () => Promise<void>): Promise<void> => {
    await act().catch(sayProblem);
    await queryClient.invalidateQueries({ queryKey: query.queryKey });
  };
  const issue = (): Promise<void> => change(async () => setUrl(await printingApi.issuePollUrl(printerId)));
  const revoke = (): Promise<void> =>
    change(async () => {
      await printingApi.revokePollUrl(printerId);
      setUrl(undefined);
      toast({ tone: 'ok', text: t('office.poll.revoked') });
    });
  return (
    <Section title={t('office.poll.title')} text={t('office.poll.text')}>
      {read.isLoadingError && <ProblemCard error={read.error} onRetry={() => void read.refetch()} />}
      {url !== undefined && (
        <>
          <Note tone="warn">{t('office.poll.once')}</Note>
          <CopyLink label={t('office.poll.address')} text={url} />
        </>
      )}
      {read.data && <Heard poll={read.data} />}
      {read.data !== undefined && (
        <PollActs has={read.data !== null} onIssue={() => void issue()} onAsk={setAsking} />
      )}
      {asking && (
        <Confirm
          title={t(`office.poll.${asking}.ask`)}
          text={t(`office.poll.${asking}.text`)}
          act={t(`office.poll.${asking}`)}
          onConfirm={asking === 'renew' ? issue : revoke}
          onClose={() => setAsking(undefined)}
        />
      )}
    </Section>
  );
}

/** Which machine asks there, since when, and whether another one tried. */
function Heard({ poll }: { poll: PollUrl }) {
  const t = useT();
  const { ago, moment } = useMoments();
  const { madeAt, mac, polledAt, strangerMac, strangerAt } = poll;
  return (
    <>
      <dl className={layout.facts} aria-live="polite">
        <dt>{t('office.poll.made')}</dt>
        <dd>{moment(madeAt)}</dd>
        <dt>{t('office.poll.asked')}</dt>
        <dd>{polledAt ? ago(polledAt) : t('office.poll.neverAsked')}</dd>
        {mac !== null && (
          <>
            <dt>{t('office.poll.mac')}</dt>
            <dd className={layout.mono}>{mac}</dd>
          </>
        )}
      </dl>
      {strangerMac !== null && strangerAt !== null && (
        <Note tone="warn">{t('office.poll.stranger', { mac: strangerMac, ago: ago(strangerAt) })}</Note>
      )}
    </>
  );
}

interface ActsProps {
  /** Whether it has an address. */
  has: boolean;
  onIssue: () => void;
  onAsk: (what: 'renew' | 'revoke') => void;
}

function PollActs({ has, onIssue, onAsk }: ActsProps) {
  const t = useT();
  if (!has) {
    return (
      <div className={css.acts}>
        <Button onClick={onIssue}>
          <Link2 aria-hidden size={20} />
          {t('office.poll.issue')}
        </Button>
      </div>
    );
  }
  return (
    <div className={css.acts}>
      <Button tone="quiet" onClick={() => onAsk('renew')}>
        <RefreshCw aria-hidden size={20} />
        {t('office.poll.renew')}
      </Button>
      <Button tone="danger" onClick={() => onAsk('revoke')}>
        <Unlink aria-hidden size={20} />
        {t('office.poll.revoke')}
      </Button>
    </div>
  );
}
