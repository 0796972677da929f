import { ProblemCard, Section, Skeletons, useT } from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import { rolesQuery } from '../queries.ts';
import type { PlaceRow } from './grants.ts';
import { PlacesField } from './places-field.tsx';

interface Props {
  rows: readonly PlaceRow[];
  onChange: (rows: PlaceRow[]) => void;
  error: string | undefined;
}

/** Which role somebody has where, once the roles are known. */
export function PlacesSection({ rows, onChange, error }: Props) {
  const t = useT();
  const roles = useQuery(rolesQuery);
  return (
    <Section title={t('office.users.places')} text={t('office.users.places.text')}>
      {roles.isPending && <Skeletons count={1} height={72} minWidth={300} />}
      {roles.isLoadingError && <ProblemCard error={roles.error} onRetry={() => void roles.refetch()} />}
      {roles.data && <PlacesField rows={rows} roles={roles.data} error={error} onChange={onChange} />}
    </Section>
  );
}
