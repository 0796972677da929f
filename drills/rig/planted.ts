// size: one table, read beside the invariants.
/** A corruption that an invariant must notice; `@name` in it is an order of the evening. */
export type Corruption = readonly [code: string, what: string, sql: string];

const DELIVERY = `insert into kernel.deliveries (company_id, id, subscriber, event, schema_version, ordering_key, payload,
  state, created_at, next_attempt_at) select company_id, id, 'drills', 'drills.planted', 1, 'x', '{}'`;

/** An announcement that is not late: planted, it is no fault. */
export const FRESH_DELIVERY = `${DELIVERY}, 'pending', now(), now() from orders.orders`;

const LATE = `created_at = now() - interval '1 hour', next_attempt_at = now() - interval '1 hour', ended_at = null`;
const FREED = 'alter table orders.checks drop constraint checks_paid';
/** The last event of an order. */
const LAST = 'version = (select max(version) from orders.events m where m.order_id = e.order_id)';

const MONEY: readonly Corruption[] = [
  ['I01', 'a total', 'update orders.orders set total_minor = total_minor + 1 where number = 2'],
  ['I01', 'a tax', 'update orders.orders set tax_minor = tax_minor - 1 where number = 2'],
  ['I01', 'a line', 'update orders.lines set total_minor = total_minor + 1 where order_id = @voided'],
  [
    'I01',
    'a line that counts for nothing',
    `update orders.lines set state = 'voided' where order_id = @voided`,
  ],
  [
    'I01',
    'a part of a line',
    `update orders.lines set chosen = jsonb_set(chosen, '{parts,0,grossMinor}', '1') where order_id = @draft`,
  ],
  [
    'I01',
    'the tax of a part',
    `update orders.lines set chosen = jsonb_set(chosen, '{parts,0,taxMinor}', '1') where order_id = @cancelled`,
  ],
  [
    'I01',
    'a tax below nothing',
    `update orders.lines set tax_minor = -1, chosen = jsonb_set(chosen, '{parts,0,taxMinor}', '-1') where order_id = @rejected`,
  ],
  ['I01', 'a check', 'update orders.checks set total_minor = total_minor + 1 where order_id = @served'],
  [
    'I01',
    'the tax of a check',
    'update orders.checks set tax_minor = tax_minor + 1 where order_id = @served',
  ],
  ['I01', 'a check that is gone', 'delete from orders.checks where order_id = @split and position = 2'],
  ['I01', 'a void check with an amount', 'update orders.checks set total_minor = 1 where order_id = @merged'],
  [
    'I01',
    'two checks that are off by as much',
    `update orders.checks set total_minor = total_minor + case position when 1 then 1 when 2 then -1 else 0 end
      where order_id = @split`,
  ],
  [
    'I01',
    'a share that says too much',
    `update orders.checks set total_minor = total_minor + 1,
      shares = jsonb_set(shares, '{0,totalMinor}', to_jsonb((shares #>> '{0,totalMinor}')::bigint + 1))
      where order_id = @split and position = 1;
    update orders.checks set total_minor = total_minor - 1,
      shares = jsonb_set(shares, '{1,totalMinor}', to_jsonb((shares #>> '{1,totalMinor}')::bigint - 1))
      where order_id = @split and position = 3`,
  ],
  ['I01', 'a share that is gone', 'update orders.checks set shares = shares - 0 where order_id = @split'],
  [
    'I01',
    'a share of a line of another order',
    `update orders.checks set shares = shares || jsonb_build_object('lineId', (select id from orders.lines where order_id = @served
      limit 1), 'totalMinor', 1, 'taxMinor', 0) where order_id = @split and position = 1`,
  ],
  ['I01', 'a check without its shares', 'update orders.checks set shares = null where order_id = @split'],
  [
    'I02',
    'too much paid',
    `${FREED}; update orders.checks set paid_minor = total_minor + 1 where order_id = @served`,
  ],
  [
    'I02',
    'less than nothing paid',
    `${FREED}; update orders.checks set paid_minor = -1 where order_id = @served`,
  ],
  ['I02', 'too much of a tip', `${FREED}; update orders.checks set tip_paid_minor = tip_minor + 1`],
  [
    'I02',
    'a tip below nothing',
    `${FREED}; update orders.checks set tip_paid_minor = -1 where order_id = @split`,
  ],
  ['I02', 'a payment that is gone', 'delete from payments.payments where check_id = @begun'],
  [
    'I02',
    'a payment of less',
    'update payments.payments set amount_minor = amount_minor - 1, tip_minor = tip_minor + 1 where check_id = @paid',
  ],
  [
    'I02',
    'a payment of another order',
    'update payments.payments set order_id = @served where check_id = @begun',
  ],
  [
    'I03',
    'a paid check on which nothing was paid',
    `update orders.checks set state = 'paid' where order_id = @served`,
  ],
  [
    'I03',
    'an open check on which something was paid',
    'update orders.checks set paid_minor = 1 where order_id = @served',
  ],
  [
    'I03',
    'an open check of which the tip was paid',
    'update orders.checks set tip_paid_minor = tip_minor where order_id = @split and tip_minor > 0',
  ],
  [
    'I03',
    'a check partly paid with nothing',
    `update orders.checks set state = 'partially_paid' where order_id = @served`,
  ],
  [
    'I03',
    'a check partly paid with everything',
    `update orders.checks set state = 'partially_paid', paid_minor = total_minor where order_id = @served`,
  ],
  [
    'I03',
    'a void check on which something was paid',
    `${FREED}; update orders.checks set paid_minor = 1 where order_id = @merged`,
  ],
  [
    'I03',
    'an order completed before it was paid',
    `update orders.orders set state = 'completed', closed_at = now() where id = @served`,
  ],
  [
    'I03',
    'an order that ended at no time',
    'update orders.orders set closed_at = null where id = @cancelled',
  ],
  ['I03', 'an open order that ended', 'update orders.orders set closed_at = now() where id = @served'],
  [
    'I03',
    'a cancelled order with a check',
    `update orders.checks set state = 'open' where order_id = @cancelled`,
  ],
  [
    'I03',
    'a rejected order with a check',
    `update orders.checks set state = 'open' where order_id = @rejected`,
  ],
  [
    'I03',
    'something noted in a cancelled order',
    `update orders.lines set state = 'held' where order_id = @cancelled and state = 'cancelled'`,
  ],
  [
    'I03',
    'a merged order that keeps a line',
    'update orders.lines set order_id = @merged where order_id = @served',
  ],
  ['I03', 'a merged order that goes on', `update orders.orders set merged_into = @into where id = @served`],
];

const NUMBERS: readonly Corruption[] = [
  ['I04', 'a gap', 'update orders.orders set number = number + 1000 where number = 3'],
  ['I04', 'a first number', 'update orders.orders set number = 0 where number = 1'],
  ['I04', 'a gap in the turns of a day', 'update orders.orders set turn = turn + 1000 where turn = 3'],
  ['I05', 'a counter ahead', 'update orders.counters set number = number + 1'],
  ['I05', 'a counter that is gone', 'delete from orders.counters'],
  [
    'I06',
    'a number twice',
    `alter table orders.orders drop constraint orders_company_id_branch_id_number_key cascade;
      update orders.orders set number = 1 where number = 2`,
  ],
  [
    'I06',
    'a turn twice',
    `alter table orders.orders drop constraint orders_company_id_branch_id_business_date_turn_key;
      update orders.orders set turn = 1 where turn = 2`,
  ],
  ['I24', 'a sale on the wrong day', 'update orders.orders set business_date = business_date - 1'],
];

const KITCHEN: readonly Corruption[] = [
  ['I15', 'a ticket that is gone', `delete from orders.tickets where order_id = @served and kind = 'new'`],
  ['I15', 'an addition that is gone', `delete from orders.tickets where order_id = @voided and kind = 'add'`],
  [
    'I15',
    'a course that nobody fired',
    `delete from orders.tickets where order_id = @voided and kind = 'fire'`,
  ],
  [
    'I15',
    'a void that nobody heard of',
    `delete from orders.tickets where order_id = @voided and kind = 'void'`,
  ],
  ['I15', 'a ticket without the line', `update orders.tickets set lines = '[]' where order_id = @into`],
  ['I15', 'a moved line that was never told of', 'delete from orders.tickets where order_id = @merged'],
  [
    'I15',
    'a ticket with other pieces',
    `update orders.tickets set lines = jsonb_set(lines, '{0,quantity}', '9') where order_id = @served`,
  ],
  [
    'I15',
    'a ticket that was told twice',
    `insert into orders.tickets (company_id, id, branch_id, order_id, batch, station_id, station_name, kind, lines, sent_at)
      select company_id, gen_random_uuid(), branch_id, order_id, 99, station_id, station_name, kind, lines, sent_at
      from orders.tickets where order_id = @served and kind = 'new'`,
  ],
  [
    'I15',
    'a line told twice in one ticket',
    `update orders.tickets set lines = lines || lines where order_id = @served and kind = 'new'`,
  ],
  [
    'I15',
    'a ticket at another station',
    `update orders.tickets t set station_id = (select id from printing.stations s where s.company_id = t.company_id
      and s.id <> t.station_id limit 1) where order_id = @served`,
  ],
  [
    'I15',
    'a copy in place of the ticket',
    `update orders.tickets set kind = 'copy', batch = 99 where order_id = @into and kind = 'new'`,
  ],
  [
    'I15',
    'a line that was sent more of',
    'update orders.lines set sent_quantity = 1 where order_id = @split',
  ],
  [
    'I15',
    'a line that was voided more of',
    `update orders.lines set voided_quantity = 1 where order_id = @into`,
  ],
  [
    'I15',
    'a cancelled line that was voided less of',
    `update orders.lines set voided_quantity = 0 where order_id = @cancelled`,
  ],
  ['I15', 'a job that is gone', 'delete from printing.jobs'],
  ['I16', 'a job that waits', `update printing.jobs set state = 'queued', ${LATE}`],
  [
    'I16',
    'a lease that nobody took over',
    `update printing.jobs set state = 'sending', lease_until = now() - interval '31 seconds', ${LATE}
      where id = (select id from printing.jobs limit 1)`,
  ],
  ['I17', 'a parked announcement', `${DELIVERY}, 'parked', now(), now() from orders.orders`],
  [
    'I17',
    'an announcement left behind',
    `${DELIVERY}, 'pending', now() - interval '1 hour', now() - interval '31 seconds' from orders.orders`,
  ],
];

const STORY: readonly Corruption[] = [
  ['I18', 'an event that is gone', 'delete from orders.events where order_id = @voided and version = 3'],
  ['I18', 'a first event that is gone', 'delete from orders.events where order_id = @draft and version = 1'],
  ['I18', 'a last event that is gone', `delete from orders.events e where order_id = @draft and ${LAST}`],
  [
    'I18',
    'an event of a version to come',
    `update orders.events e set version = version + 5 where order_id = @draft and ${LAST}`,
  ],
  ['I18', 'a version without its event', 'update orders.orders set version = version + 1 where id = @single'],
  ['I18', 'an order without any', 'delete from orders.events where order_id = @single'],
  [
    'I18',
    'a version that was announced and is not there',
    `${DELIVERY.replace('drills.planted', 'orders.order_changed').replace(
      `'{}'`,
      `jsonb_build_object('orderId', id, 'version', version + 1)`,
    )}, 'pending', now(), now() from orders.orders where id = @single`,
  ],
  ['I19', 'a state that nothing came to', `update orders.orders set state = 'served' where id = @voided`],
  [
    'I19',
    'an event that begins elsewhere',
    `update orders.events set from_state = 'ready' where order_id = @voided and version = 4`,
  ],
  [
    'I19',
    'an event that ends elsewhere',
    `update orders.events set to_state = 'ready' where order_id = @voided and version = 4`,
  ],
  [
    'I19',
    'a second beginning',
    'update orders.events set from_state = null where order_id = @voided and version = 2',
  ],
  [
    'I19',
    'no beginning',
    `update orders.events set from_state = 'draft' where order_id = @single and version = 1`,
  ],
  [
    'I19',
    'a beginning that is none',
    `update orders.events set to_state = 'served' where order_id = @single;
      update orders.orders set state = 'served' where id = @single`,
  ],
  [
    'I19',
    'a move that no table declares',
    `update orders.events e set to_state = 'rejected' where order_id = @voided and ${LAST};
      update orders.orders set state = 'rejected', closed_at = now() where id = @voided`,
  ],
  [
    'I19',
    'a way back out of an end',
    `update orders.orders set state = 'accepted', closed_at = null where id = @cancelled`,
  ],
  ['I20', 'a line that came to nothing', `update orders.lines set state = 'served' where order_id = @voided`],
  [
    'I20',
    'a step that is gone',
    `update orders.events set data = data - 'lineMoves' where order_id = @voided and type = 'order.send'`,
  ],
  [
    'I20',
    'a beginning that is gone',
    `update orders.events set data = data - 'lineMoves' where order_id = @draft and type = 'line.add'`,
  ],
  [
    'I20',
    'a step that begins elsewhere',
    `update orders.events set data = jsonb_set(data, '{lineMoves,0,1}', '"held"') where order_id = @into and type = 'order.send'`,
  ],
  [
    'I20',
    'a beginning that is none',
    `update orders.events set data = jsonb_set(data, '{lineMoves,0,2}', '"served"') where order_id = @draft and version = 2`,
  ],
  [
    'I20',
    'a move that no table declares',
    `update orders.events e set data = jsonb_set(data, '{lineMoves,0,2}', '"served"') where order_id = @split and type = 'order.send';
      update orders.lines set state = 'served' where order_id = @split`,
  ],
  [
    'I20',
    'a stay that begins where none ended',
    `update orders.events set data = jsonb_set(data, '{lineMoves,0,1}', '"in_progress"') where order_id = @guest and type = 'line.serve'`,
  ],
  [
    'I20',
    'a moved line that came to something else',
    `update orders.lines set state = 'in_progress' where order_id = @guest`,
  ],
  [
    'I20',
    'a line that another order never took',
    'update orders.lines set order_id = @single where order_id = @voided',
  ],
  [
    'I20',
    'a story of a line that is not there',
    `update orders.events set data = jsonb_set(data, '{lineMoves}', jsonb_build_array(jsonb_build_array(gen_random_uuid(), null, 'new')))
      where order_id = @single`,
  ],
  ['I20', 'a check that came to nothing', `update orders.checks set state = 'void' where order_id = @served`],
  [
    'I20',
    'the beginning of a check that is gone',
    `update orders.events set data = data - 'checkMoves' where order_id = @split and type = 'bill.split_equally'`,
  ],
  [
    'I20',
    'a step of a check that begins elsewhere',
    `update orders.events set data = jsonb_set(data, '{checkMoves,0,1}', '"paid"') where order_id = @joined and type = 'bill.merge'`,
  ],
  [
    'I20',
    'a move of a check that no table declares',
    `update orders.events set data = jsonb_set(data, '{checkMoves,0,2}', '"refunded"') where order_id = @joined and type = 'bill.merge';
      update orders.checks set state = 'refunded' where order_id = @joined and position = 2`,
  ],
  [
    'I20',
    'a story of a check that is not there',
    'delete from orders.checks where order_id = @joined and position = 2',
  ],
  ['I23', 'an order without its answer', 'delete from kernel.idempotency_keys'],
  [
    'I23',
    'an answer with another number',
    `update kernel.idempotency_keys set answer = jsonb_set(answer, '{number}', '77')`,
  ],
  [
    'I23',
    'an answer with another turn',
    `update kernel.idempotency_keys set answer = jsonb_set(answer, '{turn}', '77')`,
  ],
  [
    'I23',
    'an answer without its order',
    `update kernel.idempotency_keys set answer = jsonb_set(answer, '{id}', to_jsonb(gen_random_uuid()))`,
  ],
  [
    'I23',
    'an id that stands for two orders',
    'insert into orders.aliases (company_id, id, order_id) select company_id, id, @served from orders.orders where id = @single',
  ],
];

/** What breaks each invariant. Number 2 is the second of the first three orders of each branch. */
export const CORRUPTIONS: readonly Corruption[] = [...MONEY, ...NUMBERS, ...KITCHEN, ...STORY];

/** Makes of two orders what migration 0005 made of those that were there before it: a check and events made up afterwards. */
export const MADE_EARLIER = `update orders.orders set state = 'completed', closed_at = opened_at where id in (@split, @draft);
  delete from orders.checks where order_id in (@split, @draft);
  insert into orders.checks (company_id, id, order_id, position, state, total_minor, tax_minor)
    select company_id, id, id, 1, 'void', total_minor, tax_minor from orders.orders where id in (@split, @draft);
  delete from orders.events where order_id in (@split, @draft);
  insert into orders.events (company_id, order_id, version, type, at, actor_id, actor_name, from_state, to_state)
    select company_id, id, v, 'order.noted_earlier', opened_at, waiter_id, waiter_name, case when v > 1 then state end, state
    from orders.orders, generate_series(1, version) v where id in (@split, @draft)`;
