import { MapPin, Store } from 'lucide-react';
import { useT } from '../phrases.ts';
import css from './branch-choice.module.css';
import { EmptyState } from './states.tsx';

interface Props {
  branches: readonly { id: string; name: string }[];
  onChoose: (branchId: string) => void;
}

/** Which branch this device works for. Asked once, changed from the member's menu. */
export function BranchChoice({ branches, onChoose }: Props) {
  const t = useT();
  if (branches.length === 0) {
    return <EmptyState icon={Store} title={t('common.noBranch.title')} text={t('common.noBranch.text')} />;
  }
  return (
    <section className={css.choice}>
      <h2 className={css.title}>{t('common.chooseBranch')}</h2>
      <p className={css.text}>{t('common.chooseBranch.text')}</p>
      <div className={css.list}>
        {branches.map((branch) => (
          <button key={branch.id} type="button" className={css.branch} onClick={() => onChoose(branch.id)}>
            <MapPin aria-hidden size={24} />
            {branch.name}
          </button>
        ))}
      </div>
    </section>
  );
}
