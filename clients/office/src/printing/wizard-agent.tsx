import { type Branch, type FoundPrinter, type PrintAgentCode, uuid7 } from '@fastops/device';
import {
  Button,
  MantineFrame,
  ProblemCard,
  Skeletons,
  sayProblem,
  TextField,
  useForm,
  useT,
} from '@fastops/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { AgentCard } from './agent-card.tsx';
import { agentsApi, agentsQuery } from './printing-queries.ts';
import css from './wizard.module.css';

interface Props {
  branch: Branch;
  onBack: () => void;
  onPick: (agentId: string, found: FoundPrinter) => void;
}

/** Agents come and go by themselves: they are looked for this often while somebody waits for one. */
const LOOK_MS = 2_000;

/** The programs that print in the branch's network: one is let in, looks for printers, and what it finds is chosen from. */
export function AgentStep({ branch, onBack, onPick }: Props) {
  const t = useT();
  const queryClient = useQueryClient();
  const query = agentsQuery(branch.id);
  const read = useQuery({ ...query, refetchInterval: LOOK_MS });
  const [codes, setCodes] = useState<ReadonlyMap<string, PrintAgentCode>>(new Map());
  const fresh = () => queryClient.invalidateQueries({ queryKey: query.queryKey });
  const newCode = async (agentId: string): Promise<void> => {
    const code = await agentsApi.newPrintAgentCode(agentId);
    setCodes((now) => new Map(now).set(agentId, code));
    await fresh();
  };
  if (read.isLoadingError) return <ProblemCard error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Skeletons count={2} height={96} minWidth={10_000} />;
  const agents = read.data.filter(({ state }) => state !== 'revoked');
  return (
    <div className={css.step}>
      <p>{t('office.agents.text')}</p>
      {agents.map((agent) => (
        <AgentCard
          key={agent.id}
          agent={agent}
          code={codes.get(agent.id)}
          onCode={() => void newCode(agent.id).catch(sayProblem)}
          onChanged={fresh}
          onPick={(found) => onPick(agent.id, found)}
        />
      ))}
      <AddAgent key={agents.length} branchId={branch.id} onAdded={newCode} />
      <div className={css.acts}>
        <Button tone="quiet" onClick={onBack}>
          {t('common.back')}
        </Button>
      </div>
    </div>
  );
}

function AddAgent({ branchId, onAdded }: { branchId: string; onAdded: (agentId: string) => Promise<void> }) {
  const t = useT();
  // One id for all tries: a repeated one makes no second agent.
  const [id] = useState(uuid7);
  const form = useForm({
    initial: { name: '' },
    check: ({ name }) => ({ name: name.trim() === '' ? t('field.required') : undefined }),
    onSubmit: async ({ name }) => {
      await agentsApi.createPrintAgent(branchId, { id, name: name.trim() });
      await onAdded(id);
    },
  });
  return (
    <MantineFrame>
      <form {...form.props} className={css.step} aria-label={t('office.agents.add')}>
        <TextField
          name="agent"
          label={t('office.agents.name')}
          help={t('office.agents.name.help')}
          autoComplete="off"
          maxLength={60}
          value={form.values.name}
          error={form.faults.name}
          onChange={(name) => form.set('name', name)}
        />
        {form.problem !== undefined && <ProblemCard error={form.problem} />}
        <div>
          <Button type="submit" tone="quiet" aria-disabled={form.busy}>
            <Plus aria-hidden size={20} />
            {t('office.agents.add')}
          </Button>
        </div>
      </form>
    </MantineFrame>
  );
}
