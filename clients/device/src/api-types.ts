import type { Schemas, SocketEvents } from '@fastops/contract';

/** The contract's shapes by the names the screens use. Money is minor units (`…Minor`), times are ISO-8601 in UTC. */
export type Session = Schemas['Session'];
export type Branch = Schemas['Branch'];
export type DemoLogin = Schemas['DemoLogins']['logins'][number];
export type Catalog = Schemas['Catalog'];
export type Product = Schemas['Product'];
export type Table = Schemas['Table'];
export type NewOrder = Schemas['NewOrder'];
export type NewOrderLine = NewOrder['lines'][number];
export type Order = Schemas['Order'];
export type Ticket = Schemas['Ticket'];
export type Printer = Schemas['Printer'];
export type Paper = Schemas['PrintedPaper']['paper'];
export type PaperRun = Paper['lines'][number]['runs'][number];

/** What the server says over the socket: ids and versions only, the screen reads the rest again. */
export type LiveEvents = SocketEvents;
