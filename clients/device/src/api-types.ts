import type { Schemas, SocketEvents } from '@fastops/contract';

/** The contract's shapes by the names the screens use. Money is minor units (`…Minor`), times are ISO-8601 in UTC. */
export type Session = Schemas['Session'];
/** A branch as who works there sees it. */
export type Branch = Schemas['MeBranch'];
export type DemoLogin = Schemas['DemoLogins']['logins'][number];
export type Catalog = Schemas['Catalog'];
export type CatalogDelta = Schemas['CatalogDelta'];
export type Product = Schemas['Product'];
/** A product's picture: its files, and a few pixels to be shown until they are there. */
export type Picture = Schemas['Picture'];
export type Variant = Schemas['Variant'];
export type OptionGroup = Schemas['OptionGroup'];
export type ComboSlot = Schemas['ComboSlot'];
export type Tax = Schemas['Tax'];
export type SoldOutChange = Schemas['SoldOutChange'];
export type Table = Schemas['Table'];
export type NewOrder = Schemas['NewOrder'];
export type NewOrderLine = NewOrder['lines'][number];
export type Order = Schemas['Order'];
export type OrderLine = Schemas['OrderLine'];
export type Ticket = Schemas['Ticket'];
export type NewApproval = Schemas['NewApproval'];
/** An enrolled device as its own screen shows it. */
export type TillFace = Schemas['DeviceFace'];
export type Printer = Schemas['Printer'];
/** What a virtual printer plays. */
export type PlayedFault = Schemas['PlayFault']['fault'];
export type PrintAlert = Schemas['PrintAlert'];
/** A page in the print queue. */
export type PrintPage = Schemas['PrintJob'];

// Of the office.
export type RoleName = Schemas['RoleName'];
export type Assignment = Schemas['Assignment'];
export type AssignmentInput = Schemas['AssignmentInput'];
export type Member = Schemas['Member'];
export type NewMember = Schemas['NewMember'];
export type Role = Schemas['Role'];
export type NewRole = Schemas['NewRole'];
export type PermissionCategory = Schemas['PermissionCategory'];
/** A branch as who leads the company sees it. */
export type OfficeBranch = Schemas['Branch'];
export type NewBranch = Schemas['NewBranch'];
export type OwnSession = Schemas['OwnSession'];
export type LinkAnswer = Schemas['LinkAnswer'];
export type MyCompany = Schemas['MyCompany'];
export type Billing = Schemas['Billing'];

/** What the server says over the socket: ids and versions only, the screen reads the rest again. */
export type LiveEvents = SocketEvents;
