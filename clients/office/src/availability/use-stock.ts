import { useSoldOut } from '@fastops/ui';
import { useQueryClient } from '@tanstack/react-query';
import { device } from '../app.ts';
import { availabilityQuery } from '../menu/menu-queries.ts';

interface Stock {
  branchId: string;
  item: { id: string; name: string };
  /** Of what has run out: when it is there again by itself, null when somebody says so. */
  out: { until: string | null } | undefined;
}

/** Whether something is there in a branch; what is said holds at once, at every till. */
export function useStock({ branchId, item, out }: Stock) {
  const queryClient = useQueryClient();
  return useSoldOut({
    item,
    now: !out ? 'here' : out.until === null ? 'further_notice' : 'tomorrow',
    send: async (itemId, change) => {
      await device.api.setSoldOut(branchId, itemId, change);
      await queryClient.invalidateQueries({ queryKey: availabilityQuery.queryKey });
    },
  });
}
