import { MemberMenu, sayProblem, useT } from '@fastops/ui';
import { useQuery } from '@tanstack/react-query';
import { Building2, CircleQuestionMark, UserRound } from 'lucide-react';
import { device } from '../app.ts';
import { useGo } from '../go.ts';
import { useMe } from '../me.ts';
import { myCompaniesQuery } from '../queries.ts';

interface Props {
  role: string;
  onHelp: () => void;
  onLogOut: () => void;
}

/** Who works here: their account, their other companies, language and colours, the way out. */
export function UserMenu({ role, onHelp, onLogOut }: Props) {
  const t = useT();
  const me = useMe();
  const go = useGo();
  const { data = [] } = useQuery(myCompaniesQuery);
  const others = data.filter((company) => !company.current);
  return (
    <MemberMenu
      member={{ name: me.member.name, role }}
      place={me.company.name}
      entries={[
        { icon: UserRound, label: t('office.me.title'), onSelect: () => go('/admin/me') },
        ...others.map(({ id, name }) => ({
          icon: Building2,
          label: t('office.frame.company', { name }),
          onSelect: () => {
            go('/admin');
            device.session.enterCompany(id).catch(sayProblem);
          },
        })),
        { icon: CircleQuestionMark, label: t('office.help.title'), onSelect: onHelp },
      ]}
      onLogOut={onLogOut}
    />
  );
}
