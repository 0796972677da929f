import type { MenuImport } from '@fastops/device';
import { Button, ButtonLink, Confirm, FormProblem, Meter, Note, useT } from '@fastops/ui';
import { useQueryClient } from '@tanstack/react-query';
import { Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useGo } from '../go.ts';
import layout from '../layout.module.css';
import { menuKey } from '../menu/menu-queries.ts';
import { reasonWords } from './fault-words.ts';
import { Figures } from './figures.tsx';
import { importsQuery, isRunning } from './import-queries.ts';
import css from './imports.module.css';
import { useActs } from './use-acts.ts';

/** A file on its way into the menu or out of it, and what came of it. */
export function ResultPart({ one }: { one: MenuImport }) {
  const queries = useQueryClient();
  const running = isRunning(one.state);
  useEffect(() => {
    if (running) return;
    void queries.invalidateQueries({ queryKey: menuKey });
    void queries.invalidateQueries({ queryKey: importsQuery.queryKey });
  }, [queries, running]);
  return running ? <Running one={one} /> : <Result one={one} />;
}

function Running({ one }: { one: MenuImport }) {
  const t = useT();
  const { state, stepsDone, stepsAll } = one;
  return (
    <div className={css.stack}>
      <div role="status">
        <Meter
          label={t(state === 'undoing' ? 'office.import.undoing' : 'office.import.running')}
          value={stepsDone}
          max={Math.max(stepsAll, 1)}
          words={t('office.import.progress', { done: stepsDone, all: stepsAll })}
        />
      </div>
      <p className={css.help}>{t('office.import.running.text')}</p>
    </div>
  );
}

function Result({ one }: { one: MenuImport }) {
  const t = useT();
  const { state, created, changed, unchanged, left } = one;
  const undone = state === 'undone';
  return (
    <>
      <div role="status">
        {state === 'applied' && <Note tone="info">{t('office.import.done')}</Note>}
        {undone && (
          <Note tone="info">
            {t('office.import.undone')}. {left === 0 && t('office.import.undone.text')}
          </Note>
        )}
        {state === 'failed' && (
          <Note tone="danger">
            {t('office.import.failed')}. {t('office.import.failed.text')}
          </Note>
        )}
      </div>
      {!undone && (
        <Figures
          figures={[
            { label: t('office.import.created'), value: created },
            { label: t('office.import.changed'), value: changed },
            { label: t('office.import.same'), value: unchanged },
            { label: t('office.import.left'), value: left, tone: 'danger' },
          ]}
        />
      )}
      <LeftRows one={one} />
      <Ways one={one} />
    </>
  );
}

/** Where to go from here: on, to the products, or back. */
function Ways({ one }: { one: MenuImport }) {
  const t = useT();
  const go = useGo();
  const acts = useActs(one.id);
  const [asking, setAsking] = useState(false);
  const stopped = one.state === 'failed';
  return (
    <>
      <FormProblem error={acts.problem} />
      <div className={layout.row}>
        {stopped && (
          <Button aria-disabled={acts.busy} onClick={() => void acts.apply()}>
            {t('office.import.resume')}
          </Button>
        )}
        <ButtonLink tone={stopped ? 'quiet' : 'main'} href="/admin/products" onGo={go}>
          {t('office.import.products')}
        </ButtonLink>
        {one.undoable && (
          <Button tone="quiet" aria-disabled={acts.busy} onClick={() => setAsking(true)}>
            <Undo2 aria-hidden size={20} />
            {t('office.import.undo')}
          </Button>
        )}
      </div>
      {asking && (
        <Confirm
          title={t('office.import.undo.title')}
          text={t('office.import.undo.text')}
          act={t('office.import.undo')}
          onConfirm={async () => {
            await acts.undo();
            setAsking(false);
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

function LeftRows({ one }: { one: MenuImport }) {
  const t = useT();
  if (one.leftRows.length === 0) return null;
  const back = one.state === 'undone';
  return (
    <Note tone="warn">
      {t(back ? 'office.import.kept.text' : 'office.import.left.text')}
      <ul className={css.paths}>
        {one.leftRows.map((left) => (
          <li key={left.row}>
            {t('office.import.row.n', { n: left.row })}
            {left.name !== '' && ` · ${left.name}`}: {reasonWords(left, t)}
          </li>
        ))}
      </ul>
    </Note>
  );
}
