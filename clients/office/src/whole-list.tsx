import {
  Button,
  type Column,
  DataList,
  EmptyState,
  ListFoot,
  PageHead,
  ProblemCard,
  Skeletons,
  useShortcuts,
} from '@fastops/ui';
import { type LucideIcon, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useGo } from './go.ts';
import layout from './layout.module.css';

interface Read<Row> {
  data: readonly Row[] | undefined;
  isPending: boolean;
  isLoadingError: boolean;
  error: unknown;
  refetch: () => unknown;
}

interface Props<Row extends { id: string }> {
  title: string;
  /** What the page is for, in one sentence. */
  text: string;
  /** The address of the list; `new` and the ids of its rows stand below it. */
  home: string;
  read: Read<Row>;
  columns: readonly Column<Row>[];
  /** The words under the list. */
  count: (n: number) => string;
  /** What the button says, and the key `n` does; undefined for who may not add. */
  add?: string | undefined;
  /** What is said of a list without a row. */
  empty?: { icon: LucideIcon; title: string; text: string };
  /** The row whose drawer is open. */
  current?: string | undefined;
}

/** A page with a list that is read whole: its head, what is shown while it is read, when that fails and when it is empty. */
export function WholeList<Row extends { id: string }>(props: Props<Row>): ReactNode {
  const { title, text, home, read, add } = props;
  const go = useGo();
  const create = (): void => go(`${home}/new`);
  useShortcuts(add === undefined ? {} : { n: create });
  return (
    <>
      <PageHead title={title} text={text}>
        {add !== undefined && (
          <Button onClick={create} aria-keyshortcuts="n">
            <Plus aria-hidden size={20} />
            {add}
          </Button>
        )}
      </PageHead>
      {read.isPending && (
        <div className={layout.padded}>
          <Skeletons count={4} height={64} minWidth={10_000} />
        </div>
      )}
      {read.isLoadingError && <ProblemCard error={read.error} onRetry={() => void read.refetch()} />}
      {read.data && <Rows {...props} rows={read.data} onAdd={create} />}
    </>
  );
}

type RowsProps<Row extends { id: string }> = Props<Row> & { rows: readonly Row[]; onAdd: () => void };

function Rows<Row extends { id: string }>(props: RowsProps<Row>) {
  const { title, home, rows, columns, count, add, empty, current, onAdd } = props;
  const go = useGo();
  if (rows.length === 0 && empty) {
    return <EmptyState {...empty}>{add !== undefined && <Button onClick={onAdd}>{add}</Button>}</EmptyState>;
  }
  return (
    <DataList
      label={title}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      href={({ id }) => `${home}/${id}`}
      onGo={go}
      current={current}
      foot={<ListFoot count={count(rows.length)} />}
    />
  );
}
