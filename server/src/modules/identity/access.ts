import type { PermissionList } from './permission-list.ts';
import type { Access, AccessRows } from './read-access.ts';
import { rightsOf } from './rights.ts';

/** Makes of the rows who somebody is and what they may do, as the modules of this release declare it. */
export function accessOf(rows: AccessRows, list: PermissionList): Access {
  const { companyId, memberId, sessionId, row, branches } = rows;
  const { supportName, supportReason, sessionEnds } = row;
  const support =
    supportName !== null && sessionEnds !== null
      ? { by: supportName, reason: supportReason ?? '', until: sessionEnds }
      : null;
  return {
    actor: {
      kind: row.memberKind,
      companyId,
      memberId,
      // Of a visitor from support the person who comes, not the member they come as.
      memberName: row.supportName ?? row.memberName,
      locale: row.locale,
      currency: row.currency,
      sessionId,
      deviceId: row.deviceId,
      ...rightsOf(row.assignments, branches, list),
    },
    company: {
      id: companyId,
      name: row.companyName,
      state: row.companyState,
      stateReason: row.stateReason,
      stateSince: row.stateSince,
      trialEndsAt: row.trialEndsAt,
      trialOver: row.trialOver,
      currency: row.currency,
      locale: row.locale,
      country: row.country,
      taxId: row.taxId,
    },
    email: row.email,
    hasPin: row.hasPin,
    assignments: row.assignments,
    tokenVersion: row.tokenVersion,
    support,
  };
}

/** Rows as text for a cache outside the process. */
export function encodeRows(rows: AccessRows): string {
  return JSON.stringify(rows);
}

/** The rows of a text that `encodeRows` made. */
export function decodeRows(text: string): AccessRows {
  const rows = JSON.parse(text) as AccessRows;
  const instant = (value: unknown) => (typeof value === 'string' ? Temporal.Instant.from(value) : null);
  const { row } = rows;
  return {
    ...rows,
    row: {
      ...row,
      stateSince: Temporal.Instant.from(String(row.stateSince)),
      trialEndsAt: instant(row.trialEndsAt),
      sessionEnds: instant(row.sessionEnds),
    },
  };
}
