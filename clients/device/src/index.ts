export {
  type AgentsApi,
  createAgentsApi,
  type FoundPrinter,
  type PrintAgent,
  type PrintAgentCode,
} from './agents-api.ts';
export type * from './api-types.ts';
export {
  createCatalogApi,
  type NewPrice,
  type OfficeProduct,
  type PriceChange,
  type ProductFilter,
  type ProductLine,
  type ProductShape,
  type ProductsChange,
} from './catalog-api.ts';
export { type AuditFilter, type CompanyApi, createCompanyApi } from './company-api.ts';
export { createDevice, createPlatform } from './device.ts';
export { createEntranceApi, type EntranceApi } from './entrance-api.ts';
export { createSend } from './http.ts';
export {
  createImportApi,
  type ImportApi,
  type ImportFault,
  type ImportField,
  type MenuImport,
  type MenuImportLine,
  type SheetFormat,
} from './import-api.ts';
export type { KeeperState } from './keeper.ts';
export type { LiveStatus } from './live.ts';
export { idleMinutes, setIdleMinutes, setLocked, useIdleLock } from './lock.ts';
export {
  type Availability,
  createMenuApi,
  type ListPrice,
  type MenuWindow,
  type OfficeCategory,
  type OptionGroupWhole,
  type PriceList,
  type SaleChannel,
  type TaxBook,
} from './menu-api.ts';
export { type BranchChange, createOfficeApi, type MemberFilter, type OfficeApi } from './office-api.ts';
export type * from './office-types.ts';
export {
  createPapersApi,
  type PaperColumns,
  type PaperPart,
  type PaperShape,
  type PaperStyle,
  type PapersApi,
  type StyledPaper,
} from './papers-api.ts';
export { createPictureApi, type PictureApi } from './picture-api.ts';
export {
  type CompanyFilter,
  type CompanyInvitation,
  type CompanyMove,
  createPlatformApi,
  type PlanChange,
  type PlatformApi,
  type SupportRequest,
} from './platform-api.ts';
export { PlatformKeeper } from './platform-session.ts';
export {
  createPrintersApi,
  type PollUrl,
  type PrinterDetail,
  type PrinterDriver,
  type PrinterSetup,
  type PrintersApi,
  type PrintJob,
  type PrintJobFilter,
  type PrintRoutePart,
  type PrintRouting,
  type PrintStation,
  type RouteTarget,
  type ServedType,
  type StationRoute,
} from './printers-api.ts';
export { ApiProblem, isTransient } from './problem.ts';
export { withRetry } from './retry.ts';
export { loadAllSaved, loadSaved, save } from './saved.ts';
export { createSearch } from './search.ts';
export { SessionKeeper, type SessionState } from './session.ts';
export { SOLD_OUT_STATES, type SoldOut, type SoldOutState, soldOutOf, soldOutState } from './sold-out.ts';
export { noticeStop, type StopKind, stopKindOf, stoppedBy, useStop } from './stopped.ts';
export { createStore, type Store, useStore } from './store.ts';
export { taxesOf } from './taxes.ts';
export { useBilling } from './use-billing.ts';
export { useOpenPages, usePrintAlerts } from './use-print-alerts.ts';
export { useTill } from './use-till.ts';
export { uuid7 } from './uuid7.ts';
export {
  chooseBranch,
  onMemberChange,
  placeOf,
  useBranch,
  useWorkplace,
  type Workplace,
  WorkplaceContext,
} from './workplace.ts';
