import { type DragEvent, useEffect, useRef, useState } from 'react';

/** The first picture among what was dropped or pasted; undefined where it is text or a file of another kind. */
const pictureIn = (data: DataTransfer | null): File | undefined =>
  [...(data?.files ?? [])].find(({ type }) => type.startsWith('image/'));

/** Takes pictures that are dropped on a place, or pasted while it is on the screen. */
export function useIncoming(onPicture: (file: File) => void) {
  const [over, setOver] = useState(false);
  const take = useRef(onPicture);
  useEffect(() => {
    take.current = onPicture;
  });
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      if (document.querySelector('dialog[open] [role="application"]')) return;
      const file = pictureIn(event.clipboardData);
      if (!file) return;
      event.preventDefault();
      take.current(file);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, []);
  return {
    over,
    handlers: {
      onDragOver: (event: DragEvent): void => {
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: (): void => setOver(false),
      onDrop: (event: DragEvent): void => {
        event.preventDefault();
        setOver(false);
        const [file] = event.dataTransfer.files;
        if (file) onPicture(file);
      },
    },
  };
}
