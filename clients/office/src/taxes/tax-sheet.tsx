import { Button, type Form, FormProblem, MantineFrame, Sheet, useT } from '@fastops/ui';
import type { ReactNode } from 'react';
import layout from '../layout.module.css';
import { useSaveBlocked } from '../offline.ts';

interface Props<Values> {
  title: string;
  form: Form<Values>;
  /** What the button says. */
  act: string;
  onClose: () => void;
  children: ReactNode;
}

/** A small form over the page. */
export function TaxSheet<Values>({ title, form, act, onClose, children }: Props<Values>) {
  const t = useT();
  const blocked = useSaveBlocked();
  const off = form.busy || blocked !== undefined;
  return (
    <Sheet title={title} onClose={onClose}>
      <MantineFrame>
        <form {...form.props} className={layout.stack} aria-label={title}>
          {children}
          <FormProblem error={form.problem} />
          {blocked && <p role="status">{blocked}</p>}
          <div className={layout.row}>
            <Button tone="quiet" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type={off ? 'button' : 'submit'} aria-disabled={off}>
              {act}
            </Button>
          </div>
        </form>
      </MantineFrame>
    </Sheet>
  );
}
