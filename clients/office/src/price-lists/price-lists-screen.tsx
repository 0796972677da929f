import type { PriceList } from '@fastops/device';
import { type Column, EmptyState, goTo, ProblemCard, Skeletons, Tag, useLanguage, useT } from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, CircleCheck, CirclePause, CircleSlash, Clock, SearchX, Tags } from 'lucide-react';
import { useMemo } from 'react';
import { useBranchNames } from '../branch-names.ts';
import { useAddress, useGo } from '../go.ts';
import layout from '../layout.module.css';
import { useMe } from '../me.ts';
import menu from '../menu/menu.module.css';
import { MenuPage } from '../menu/menu-page.tsx';
import { priceListsQuery } from '../menu/menu-queries.ts';
import { useToday } from '../menu/use-today.ts';
import { channelWords } from '../menu/words.ts';
import { WholeList } from '../whole-list.tsx';
import { ListEditor } from './list-editor.tsx';
import { HOME, standOf, validWords } from './list-values.ts';
import css from './price-lists.module.css';

/** The lists of prices, or one of them. */
export function PriceListsScreen() {
  const t = useT();
  const { id } = useAddress();
  return (
    <MenuPage title={t('office.nav.priceLists')}>{id === undefined ? <Lists /> : <List id={id} />}</MenuPage>
  );
}

function Lists() {
  const t = useT();
  return (
    <WholeList
      title={t('office.nav.priceLists')}
      text={t('office.lists.text')}
      home={HOME}
      read={useQuery(priceListsQuery)}
      columns={useColumns()}
      count={(n) => t('office.lists.count', { n })}
      add={t('office.lists.add')}
      empty={{ icon: Tags, title: t('office.lists.empty.title'), text: t('office.lists.empty.text') }}
    />
  );
}

const STANDS = {
  active: { tone: 'ok', icon: CircleCheck },
  later: { tone: 'info', icon: Clock },
  paused: { tone: 'plain', icon: CirclePause },
  over: { tone: 'plain', icon: CircleSlash },
} as const;

function Where({ list, branches }: { list: PriceList; branches: ReadonlyMap<string, string> }) {
  const t = useT();
  const language = useLanguage();
  const { branchId, channels } = list;
  return (
    <span className={css.where}>
      {branchId === null ? t('office.branch.all') : (branches.get(branchId) ?? t('office.branch.other'))}
      <span className={layout.muted}>{channelWords(channels, t, language)}</span>
    </span>
  );
}

function useColumns(): Column<PriceList>[] {
  const t = useT();
  const language = useLanguage();
  const { company } = useMe();
  const branches = useBranchNames();
  const today = useToday();
  return useMemo(
    () => [
      {
        key: 'name',
        title: t('office.lists.name'),
        width: 'minmax(0, 3fr)',
        sort: (one, other) => one.name.localeCompare(other.name),
        cell: ({ name }) => name,
      },
      {
        key: 'where',
        title: t('office.lists.where'),
        width: 'minmax(0, 4fr)',
        cell: (list) => <Where list={list} branches={branches} />,
      },
      {
        key: 'valid',
        title: t('office.lists.valid'),
        width: 'minmax(0, 3fr)',
        cell: (list) => validWords(list, { t, language, company }),
      },
      {
        key: 'rank',
        title: t('office.lists.rank'),
        width: '100px',
        sort: (one, other) => one.rank - other.rank,
        cell: ({ rank }) => rank,
        phone: 'none',
      },
      {
        key: 'prices',
        title: t('office.lists.prices'),
        width: '110px',
        sort: (one, other) => one.prices - other.prices,
        cell: ({ prices }) => t('office.lists.prices.count', { n: prices }),
      },
      {
        key: 'state',
        title: t('office.lists.state'),
        width: '130px',
        cell: (list) => {
          const stand = standOf(list, today);
          return <Tag {...STANDS[stand]}>{t(`office.lists.stand.${stand}`)}</Tag>;
        },
        phone: 'side',
      },
    ],
    [t, language, company, branches, today],
  );
}

function List({ id }: { id: string }) {
  const t = useT();
  const read = useQuery(priceListsQuery);
  if (read.isLoadingError) return <ProblemCard error={read.error} onRetry={() => void read.refetch()} />;
  if (id === 'new') return <ListEditor key="new" back={<Back />} />;
  if (!read.data) {
    return (
      <div className={layout.padded}>
        <Skeletons count={6} height={72} minWidth={2000} />
      </div>
    );
  }
  const list = read.data.find((one) => one.id === id);
  if (!list) {
    return (
      <EmptyState icon={SearchX} title={t('office.lists.gone.title')} text={t('office.groups.gone.text')}>
        <Back />
      </EmptyState>
    );
  }
  return <ListEditor key={id} back={<Back />} list={list} />;
}

function Back() {
  const t = useT();
  const go = useGo();
  return (
    <a className={menu.back} href={HOME} onClick={goTo(HOME, go)}>
      <ArrowLeft aria-hidden size={18} />
      {t('office.nav.priceLists')}
    </a>
  );
}
