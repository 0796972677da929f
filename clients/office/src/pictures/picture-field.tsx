import type { Picture } from '@fastops/device';
import { Button, FormProblem, useT } from '@fastops/ui';
import { ImagePlus, ImageUp, Trash2 } from 'lucide-react';
import { useId, useRef } from 'react';
import { CropSheet } from './crop-sheet.tsx';
import { TYPES } from './opened.ts';
import css from './picture-field.module.css';
import { useIncoming } from './use-incoming.ts';
import { type Doing, usePicture } from './use-picture.ts';

interface Props {
  productId: string;
  /** What the product shows now. */
  picture: Picture | null;
  /** The product shows this one from now on: it has been saved. */
  onChanged: (picture: Picture | null) => void;
}

/**
 * The picture of a product: chosen, dropped or pasted, cut to its shape, replaced and taken away. Each is saved at once and
 * can be undone, so that it does not wait for the form around it.
 */
export function PictureField({ productId, picture, onChanged }: Props) {
  const t = useT();
  const label = useId();
  const input = useRef<HTMLInputElement>(null);
  const acts = usePicture({ productId, picture, onChanged });
  const incoming = useIncoming((file) => void acts.open(file));
  const busy = acts.doing !== undefined;
  return (
    <section
      className={css.field}
      aria-labelledby={label}
      data-over={incoming.over || undefined}
      {...incoming.handlers}
    >
      <span id={label} className={css.label}>
        {t('office.picture.label')}
      </span>
      <div className={css.row}>
        <Preview picture={picture} over={incoming.over} doing={acts.doing} />
        <div className={css.side}>
          <div className={css.acts}>
            <Button tone="quiet" aria-disabled={busy} onClick={() => busy || input.current?.click()}>
              {picture ? <ImageUp aria-hidden size={20} /> : <ImagePlus aria-hidden size={20} />}
              {t(picture ? 'office.picture.replace' : 'office.picture.choose')}
            </Button>
            {picture && (
              <Button tone="danger" aria-disabled={busy} onClick={() => busy || void acts.remove()}>
                <Trash2 aria-hidden size={20} />
                {t('office.picture.remove')}
              </Button>
            )}
          </div>
          <p className={css.help}>{t('office.picture.help')}</p>
        </div>
      </div>
      <input
        ref={input}
        type="file"
        accept={TYPES.join(',')}
        hidden
        data-testid="picture-file"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          // The same file may be chosen again.
          event.currentTarget.value = '';
          if (file) void acts.open(file);
        }}
      />
      <FormProblem error={acts.problem} />
      {acts.opened && (
        <CropSheet picture={acts.opened} onUse={(part) => void acts.use(part)} onClose={acts.dismiss} />
      )}
    </section>
  );
}

interface PreviewProps {
  picture: Picture | null;
  over: boolean;
  doing: Doing;
}

function Preview({ picture, over, doing }: PreviewProps) {
  const t = useT();
  return (
    <div
      className={css.preview}
      style={picture && doing === undefined ? { backgroundImage: `url("${picture.placeholder}")` } : {}}
    >
      {picture && (
        <img
          key={picture.id}
          src={`${picture.address}-480.webp`}
          alt={t('office.picture.of')}
          decoding="async"
          className={css.shown}
          data-dim={doing !== undefined || undefined}
        />
      )}
      {over && <span className={css.word}>{t('office.picture.drop')}</span>}
      {!over && !picture && doing === undefined && (
        <span className={css.none}>{t('office.picture.none')}</span>
      )}
      <span className={css.status} role="status" data-shown={doing !== undefined || undefined}>
        {doing && (
          <>
            <span className={css.bar} />
            {t(doing === 'opening' ? 'office.picture.opening' : 'office.picture.busy')}
          </>
        )}
      </span>
    </div>
  );
}
