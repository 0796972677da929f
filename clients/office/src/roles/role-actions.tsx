import type { Role } from '@fastops/device';
import { Button, ButtonLink, Confirm, roleName, toast, useT } from '@fastops/ui';
import { useQueryClient } from '@tanstack/react-query';
import { Copy, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { api } from '../app.ts';
import { useGo } from '../go.ts';
import { mayEverywhere, useMe } from '../me.ts';
import { rolesQuery } from '../queries.ts';
import type { refusalToEdit } from './role-values.ts';

interface Props {
  role: Role;
  refusal: ReturnType<typeof refusalToEdit>;
}

/** Copying a role, and taking away one's own that nobody holds. */
export function RoleActions({ role, refusal }: Props) {
  const t = useT();
  const me = useMe();
  const go = useGo();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const name = roleName(role, t);
  if (!mayEverywhere(me, 'identity.manage_roles')) return null;
  const remove = async (): Promise<void> => {
    await api.deleteRole(role.id);
    toast({ tone: 'ok', text: t('office.roles.deleted', { name }) });
    go('/admin/roles');
    await queryClient.invalidateQueries({ queryKey: rolesQuery.queryKey });
  };
  return (
    <>
      <ButtonLink href={`/admin/roles/new?from=${role.id}`} onGo={go}>
        <Copy aria-hidden size={20} />
        {t('office.roles.duplicate')}
      </ButtonLink>
      {refusal === undefined && (
        <Button
          tone="danger"
          aria-disabled={role.members > 0}
          title={role.members > 0 ? t('office.roles.delete.inUse', { n: role.members }) : undefined}
          onClick={() => role.members === 0 && setAsking(true)}
        >
          <Trash2 aria-hidden size={20} />
          {t('office.roles.delete')}
        </Button>
      )}
      {asking && (
        <Confirm
          title={t('office.roles.delete.title', { name })}
          text={t('office.roles.delete.text')}
          act={t('office.roles.delete')}
          onConfirm={remove}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
