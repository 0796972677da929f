import type { FoundPrinter, PrintAgent, PrintAgentCode } from '@fastops/device';
import { Button, Confirm, CopyLink, Note, sayProblem, Tag, toast, useT } from '@fastops/ui';
import { CircleCheck, CircleX, Hourglass, QrCode, Radar, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useMoments } from '../moments.ts';
import { AgentFinds } from './agent-finds.tsx';
import { agentsApi } from './printing-queries.ts';
import css from './wizard.module.css';

const LOOKS = {
  pending: { tone: 'warn', icon: Hourglass },
  online: { tone: 'ok', icon: CircleCheck },
  silent: { tone: 'danger', icon: CircleX },
  revoked: { tone: 'plain', icon: CircleX },
} as const;

interface Props {
  agent: PrintAgent;
  /** The code that was made for it here. */
  code: PrintAgentCode | undefined;
  onCode: () => void;
  onChanged: () => Promise<unknown>;
  onPick: (found: FoundPrinter) => void;
}

/** A print agent: how it is, how it is started, what it finds, and the end of it. */
export function AgentCard({ agent, code, onCode, onChanged, onPick }: Props) {
  const t = useT();
  const { ago } = useMoments();
  const [asking, setAsking] = useState(false);
  const { id, name, state, lastSeenAt } = agent;
  const revoke = async (): Promise<void> => {
    await agentsApi.revokePrintAgent(id);
    toast({ tone: 'ok', text: t('office.agents.revoked', { name }) });
    await onChanged();
  };
  const scan = (): void => {
    agentsApi.scanForPrinters(id).then(onChanged, sayProblem);
  };
  return (
    <section className={css.agent} aria-label={name}>
      <div className={css.agentHead}>
        <div>
          <h3 className={css.agentName}>{name}</h3>
          <p className={css.help}>{lastSeenAt ? ago(lastSeenAt) : t('office.agents.neverSeen')}</p>
        </div>
        <Tag {...LOOKS[state]}>{t(`office.agents.state.${state}`)}</Tag>
      </div>
      {state === 'pending' && code && <Start code={code.code} />}
      {state === 'silent' && <Note tone="warn">{t('office.agents.silent.help')}</Note>}
      <div className={css.acts}>
        {state === 'online' && (
          <Button aria-disabled={agent.scanning} onClick={() => agent.scanning || scan()}>
            <Radar aria-hidden size={20} />
            {t(agent.scanning ? 'office.agents.scanning' : 'office.agents.scan')}
          </Button>
        )}
        {state !== 'online' && (
          <Button tone="quiet" onClick={onCode}>
            <QrCode aria-hidden size={20} />
            {t('office.agents.code')}
          </Button>
        )}
        <Button
          tone="danger"
          aria-label={t('office.agents.revokeOf', { name })}
          onClick={() => setAsking(true)}
        >
          <Trash2 aria-hidden size={20} />
          {t('office.agents.revoke')}
        </Button>
      </div>
      {agent.foundAt !== null && <AgentFinds agent={agent} onPick={onPick} />}
      {asking && (
        <Confirm
          title={t('office.agents.revoke.ask', { name })}
          text={t('office.agents.revoke.text')}
          act={t('office.agents.revoke')}
          onConfirm={revoke}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
}

/** The line that starts the program, with its code. */
function Start({ code }: { code: string }) {
  const t = useT();
  const line = `npm run print-agent -- --server ${location.origin} --code ${code}`;
  return (
    <>
      <CopyLink label={t('office.agents.start')} text={line} />
      <p className={css.help}>{t('office.agents.start.help')}</p>
    </>
  );
}
