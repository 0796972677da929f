import type { Schemas } from '@fastops/contract';

/** Shapes of the company's own pages and of the platform. */
export type Company = Schemas['Company'];
export type CompanyState = Company['state'];
export type Limits = Schemas['Limits'];
export type Usage = Schemas['Usage'];
export type ExportPart = Schemas['ExportPart'];
export type AuditEntry = Schemas['AuditEntry'];
export type AuditPage = Schemas['AuditPage'];
export type SetUp = Schemas['SetUp'];
export type SetupLink = Schemas['SetupLink'];
export type Link = Schemas['Link'];
export type PlatformSession = Schemas['PlatformSession'];
export type PlatformCompany = Schemas['PlatformCompany'];
export type CompanyLine = Schemas['CompanyLine'];
export type NewCompany = Schemas['NewCompany'];
export type Plan = Schemas['Plan'];
export type PlatformAuditLine = Schemas['PlatformAuditLine'];

/** A till or a screen of a branch, let in by a manager. */
export type BranchDevice = Schemas['Device'];
export type DeviceKind = BranchDevice['kind'];
export type NewDevice = Schemas['NewDevice'];
/** Typed into the device once; good until `expiresAt`. */
export type DeviceCode = Schemas['EnrollmentCode'];
/** A key with which another program works for the company. */
export type ApiKey = Schemas['ApiKey'];
export type NewApiKey = Schemas['NewApiKey'];
