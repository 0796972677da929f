import type { Picture } from '@fastops/device';
import { sayProblem, toast, useT } from '@fastops/ui';
import { useEffect, useRef, useState } from 'react';
import { pictureApi } from './api.ts';
import type { Rectangle } from './crop.ts';
import { type OpenedPicture, openPicture } from './opened.ts';

/** What is being done. */
export type Doing = 'opening' | 'saving' | undefined;

interface Wanted {
  productId: string;
  picture: Picture | null;
  onChanged: (picture: Picture | null) => void;
}

/** The acts on a product's picture: each is saved at once, and can be taken back. */
export function usePicture({ productId, picture, onChanged }: Wanted) {
  const t = useT();
  const [doing, setDoing] = useState<Doing>();
  const [problem, setProblem] = useState<unknown>();
  const [opened, setOpened] = useState<OpenedPicture>();
  const busy = useRef(false);
  useEffect(() => () => opened?.close(), [opened]);

  const attempt = async (what: Doing, work: () => Promise<void>): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    setProblem(undefined);
    setDoing(what);
    try {
      await work();
    } catch (error) {
      setProblem(error);
    } finally {
      busy.current = false;
      setDoing(undefined);
    }
  };
  /** Back to what was there before; by then the screen may show something else, so the notice tells of a failure. */
  const undo = (before: Picture | null) => ({
    label: t('common.undo'),
    run: (): void => {
      const back = before
        ? pictureApi.restorePicture(productId, before.id)
        : pictureApi.removePicture(productId).then(() => null);
      back.then((now) => {
        onChanged(now);
        toast({ tone: 'ok', text: t(before ? 'office.picture.restored' : 'office.picture.removed') });
      }, sayProblem);
    },
  });
  return {
    doing,
    problem,
    opened,
    open: (file: Blob) => attempt('opening', async () => setOpened(await openPicture(file))),
    dismiss: () => setOpened(undefined),
    use: (part: Rectangle) =>
      attempt('saving', async () => {
        if (!opened) return;
        setOpened(undefined);
        const saved = await pictureApi.setPicture(productId, await opened.cut(part));
        onChanged(saved);
        toast({ tone: 'ok', text: t('office.picture.saved'), action: undo(picture) });
      }),
    remove: () =>
      attempt('saving', async () => {
        await pictureApi.removePicture(productId);
        onChanged(null);
        toast({ tone: 'ok', text: t('office.picture.removed'), action: undo(picture) });
      }),
  };
}
