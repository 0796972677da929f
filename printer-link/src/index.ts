export { type DevicePrint, printToDevice } from './device-driver.ts';
export type { PrintFailure, PrintOutcome } from './print-outcome.ts';
export type { PrinterCondition } from './printer-condition.ts';
export { printOverTcp, type TcpPrint } from './tcp-driver.ts';
