import { ApiProblem } from '@fastops/device';
import { useState } from 'react';

interface Versioned {
  id: string;
  version: number;
}

/** Somebody else changed the same thing while it was being edited here. */
export interface Versions<Thing> {
  /** The version that was seen last, with which the next save is sent. */
  version: number;
  /** As it was when the editing began, and as somebody else left it. */
  base: Thing | undefined;
  theirs: Thing | undefined;
  /** Does the save; undefined where somebody was faster, and then `theirs` is set. */
  watch: (save: () => Promise<Thing>) => Promise<Thing | undefined>;
  /** Both versions have been seen. */
  settle: () => void;
  /** Goes on from this one, as nothing was changed here. */
  follow: (fresh: Thing) => void;
}

interface Options<Thing> {
  /** As it was read; undefined while it is being made. */
  known: Thing | undefined;
  /** The refusal that says so. */
  code: string;
  /** Reads all of them anew. */
  read: () => Promise<readonly Thing[]>;
}

/** Keeps which version of something is edited, and what somebody else made of it meanwhile. */
export function useVersioned<Thing extends Versioned>({
  known,
  code,
  read,
}: Options<Thing>): Versions<Thing> {
  const [base, setBase] = useState(known);
  const [theirs, setTheirs] = useState<Thing>();
  return {
    version: (theirs ?? base)?.version ?? 1,
    base,
    theirs,
    follow: setBase,
    settle: () => {
      setBase(theirs ?? base);
      setTheirs(undefined);
    },
    watch: async (save) => {
      try {
        const saved = await save();
        setBase(saved);
        return saved;
      } catch (error) {
        if (!(error instanceof ApiProblem) || error.code !== code) throw error;
        const fresh = (await read()).find(({ id }) => id === known?.id);
        if (!fresh) throw error;
        setTheirs(fresh);
        return undefined;
      }
    },
  };
}
