import { type NewOrder, uuid7, type Workplace } from '@fastops/device';
import { type Comanda, toOrderLines } from '../comanda.ts';
import { outgoing } from '../outgoing/start.ts';

export interface PlaceOfOrder {
  tableId: string | undefined;
  name: string;
}

/** Hands a comanda over to be carried to the server; returns at once. The order's id is made here, once. */
export function sendComanda(comanda: Comanda, place: PlaceOfOrder, { session, branch }: Workplace): void {
  const order: NewOrder = {
    id: uuid7(),
    branchId: branch.id,
    type: place.tableId === undefined ? 'counter' : 'dine_in',
    ...(place.tableId === undefined ? {} : { tableId: place.tableId }),
    ...(comanda.guests === undefined ? {} : { guests: comanda.guests }),
    lines: toOrderLines(comanda.lines),
    send: true,
  };
  outgoing.send({
    order,
    member: { id: session.member.id, name: session.member.name },
    companyId: session.company.id,
    placeName: place.name,
    comanda,
  });
}
