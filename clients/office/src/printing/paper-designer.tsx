import type { Branch, PaperStyle, StyledPaper } from '@fastops/device';
import { FormProblem, MantineFrame, Note, SaveBar, toast, useForm, useT } from '@fastops/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLeaveGuard } from '../leave-guard.tsx';
import { ConflictNote } from '../menu/conflict-note.tsx';
import { useSaveBlocked } from '../offline.ts';
import { useVersioned, type Versions } from '../use-versioned.ts';
import { LogoField } from './logo-field.tsx';
import { PaperFields } from './paper-fields.tsx';
import { PaperPreview } from './paper-preview.tsx';
import { changesOf, faultsOf, type PaperValues, shapeOf, valuesOf } from './paper-values.ts';
import css from './papers.module.css';
import { papersApi, styleQuery } from './printing-queries.ts';
import { mayAt } from './use-here.ts';

interface Props {
  branch: Branch;
  paper: StyledPaper;
  style: PaperStyle;
}

type NamedStyle = PaperStyle & { id: string };

/** A branch has one style of each paper. */
const named = (paper: StyledPaper, style: PaperStyle): NamedStyle => ({ ...style, id: paper });

function usePaperForm({ branch, paper, style }: Props, versions: Versions<NamedStyle>) {
  const t = useT();
  const queryClient = useQueryClient();
  const form = useForm<PaperValues>({
    initial: valuesOf(style.shape),
    check: (values) => faultsOf(values, t),
    onSubmit: async (values) => {
      const { version } = versions;
      const saved = await versions.watch(async () =>
        named(paper, await papersApi.setPaperStyle(branch.id, paper, { version, shape: shapeOf(values) })),
      );
      if (!saved) return;
      form.reset(valuesOf(saved.shape));
      toast({ tone: 'ok', text: t('office.save.saved') });
      await queryClient.invalidateQueries({ queryKey: styleQuery(branch.id, paper).queryKey });
    },
  });
  useEffect(() => {
    // Saved elsewhere, or with a logo of its own, while nothing was changed here: shown as it is now.
    if (form.dirty || form.busy || style.version <= versions.version) return;
    form.reset(valuesOf(style.shape));
    versions.follow(named(paper, style));
  });
  return form;
}

/** What is on a paper and how large, with the paper as it would come out on both widths beside it. */
export function PaperDesigner(props: Props) {
  const { branch, paper, style } = props;
  const t = useT();
  const queryClient = useQueryClient();
  const query = styleQuery(branch.id, paper);
  const versions = useVersioned<NamedStyle>({
    known: named(paper, style),
    code: 'printing.style_changed',
    read: async () => [named(paper, await queryClient.fetchQuery({ ...query, staleTime: 0 }))],
  });
  const form = usePaperForm(props, versions);
  const blocked = useSaveBlocked();
  const guard = useLeaveGuard(form.dirty && !form.busy);
  const edits = mayAt(branch, 'printing.edit_papers');
  const { base, theirs, settle } = versions;
  const clean = Object.values(faultsOf(form.values, t)).every((fault) => fault === undefined);
  return (
    <>
      {guard}
      <div className={css.designer}>
        <div className={css.side}>
          {base && theirs && (
            <ConflictNote
              changes={changesOf(base.shape, theirs.shape, t)}
              onTake={() => {
                form.reset(valuesOf(theirs.shape));
                settle();
              }}
              onKeep={() => {
                settle();
                void form.submit();
              }}
            />
          )}
          {edits ? (
            <MantineFrame>
              <form {...form.props} className={css.form} aria-label={t(`office.papers.${paper}`)}>
                <PaperFields form={form} paper={paper} />
                <FormProblem error={form.problem} />
              </form>
              {paper === 'receipt' && <LogoField branch={branch} logo={style.logo} />}
            </MantineFrame>
          ) : (
            <Note tone="info">{t('office.permission.editPapers')}</Note>
          )}
        </div>
        <PaperPreview branch={branch} paper={paper} shape={clean ? shapeOf(form.values) : style.shape} />
      </div>
      <SaveBar
        dirty={form.dirty}
        busy={form.busy}
        blocked={blocked}
        onSave={() => void form.submit()}
        onDiscard={() => form.reset()}
      />
    </>
  );
}
