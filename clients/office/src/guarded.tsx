import { NoPermission, PageHead, type PhraseKey, useT } from '@fastops/ui';
import type { ReactNode } from 'react';
import { useMe } from './me.ts';

interface Props {
  /** What the page is called. */
  title: string;
  /** One of these is enough. */
  permissions: readonly string[];
  /** What they permit, in words. */
  words: Extract<PhraseKey, `office.permission.${string}`>;
  children: ReactNode;
}

/** A page for those who may see it; to the others it says what it takes. */
export function Guarded({ title, permissions, words, children }: Props) {
  const t = useT();
  const me = useMe();
  if (permissions.some((permission) => me.permissions.includes(permission))) return children;
  return (
    <>
      <PageHead title={title} />
      <NoPermission permission={t(words)} />
    </>
  );
}
