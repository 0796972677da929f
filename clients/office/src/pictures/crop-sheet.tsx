import { Button, FilterTabs, Sheet, useT } from '@fastops/ui';
import { Minus, Plus } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { cutOf, mostZoom, moved, type Rectangle, SHAPES, type Shape, type View, wholeView } from './crop.ts';
import css from './crop-sheet.module.css';
import type { OpenedPicture } from './opened.ts';
import { useDrag } from './use-drag.ts';

interface Props {
  picture: OpenedPicture;
  onUse: (part: Rectangle) => void;
  onClose: () => void;
}

const NEARER = 1.15;
/** Of what is seen, with one press of an arrow. */
const STEP = 0.04;

/** Which part of a picture is used: moved and brought nearer by hand, by wheel or by keys. */
export function CropSheet({ picture, onUse, onClose }: Props) {
  const t = useT();
  const [shape, setShape] = useState<Shape>('wide');
  const [view, setView] = useState<View>(() => wholeView(picture));
  const part = cutOf(picture, shape, view);
  const move = (by: Parameters<typeof moved>[3]): void => setView((now) => moved(picture, shape, now, by));
  return (
    <Sheet title={t('office.picture.crop')} onClose={onClose}>
      <CropArea picture={picture} shape={shape} part={part} onMove={move} />
      <ZoomRow
        zoom={view.zoom}
        most={mostZoom(picture, shape)}
        onZoom={(zoom) => move({ zoom: zoom / view.zoom })}
      />
      <FilterTabs<Shape>
        label={t('office.picture.crop.shape')}
        value={shape}
        options={[
          { value: 'wide', label: t('office.picture.crop.wide') },
          { value: 'square', label: t('office.picture.crop.square') },
        ]}
        onChange={(next) => {
          setShape(next);
          setView((now) => moved(picture, next, now, {}));
        }}
      />
      <div className={css.actions}>
        <Button tone="quiet" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button onClick={() => onUse(part)}>{t('office.picture.crop.use')}</Button>
      </div>
    </Sheet>
  );
}

interface AreaProps {
  picture: OpenedPicture;
  shape: Shape;
  part: Rectangle;
  onMove: (by: { x?: number; y?: number; zoom?: number }) => void;
}

function CropArea({ picture, shape, part, onMove }: AreaProps) {
  const t = useT();
  const help = useId();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current) picture.paint(canvas.current);
  }, [picture]);
  const drag = useDrag(part, onMove);
  const press = (event: KeyboardEvent): void => {
    const step = part.width * STEP * (event.shiftKey ? 4 : 1);
    const acts: Record<string, Parameters<AreaProps['onMove']>[0]> = {
      ArrowLeft: { x: -step },
      ArrowRight: { x: step },
      ArrowUp: { y: -step },
      ArrowDown: { y: step },
      '+': { zoom: NEARER },
      '=': { zoom: NEARER },
      '-': { zoom: 1 / NEARER },
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    onMove(act);
  };
  return (
    <>
      <div
        ref={drag.ref}
        className={css.area}
        style={{ aspectRatio: SHAPES[shape] }}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrows and + and - act on it, as a pointer does
        tabIndex={0}
        aria-label={t('office.picture.crop.area')}
        aria-describedby={help}
        onKeyDown={press}
        {...drag.handlers}
      >
        <canvas
          ref={canvas}
          className={css.picture}
          style={{
            width: `${(picture.width / part.width) * 100}%`,
            left: `${(-part.x / part.width) * 100}%`,
            top: `${(-part.y / part.height) * 100}%`,
          }}
        />
      </div>
      <p id={help} className={css.help}>
        {t('office.picture.crop.help')}
      </p>
    </>
  );
}

interface ZoomProps {
  zoom: number;
  most: number;
  onZoom: (zoom: number) => void;
}

function ZoomRow({ zoom, most, onZoom }: ZoomProps) {
  const t = useT();
  return (
    <label className={css.zoom}>
      <Minus aria-hidden size={20} />
      <input
        type="range"
        className={css.slider}
        aria-label={t('office.picture.crop.zoom')}
        min={1}
        max={most}
        step={0.01}
        disabled={most <= 1}
        value={zoom}
        onChange={(event) => onZoom(Number(event.currentTarget.value))}
      />
      <Plus aria-hidden size={20} />
    </label>
  );
}
