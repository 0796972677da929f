import type { Words } from './contract.ts';

/** Values for the parameters that are neither ids nor made from their type, by name: what a person would write. */
export const WORDS: Words = {
  timeZone: 'America/Bogota',
  country: 'CO',
  currency: 'COP',
  locale: 'es-CO',
  email: 'persona@example.com',
  name: 'Nombre de prueba',
  password: 'tres gatos y un sombrero',
  next: 'tres gatos y un sombrero',
  current: 'otra frase de cuatro palabras',
  reason: 'motivo de la prueba',
  pin: '4827',
  // Of a link, a code, a refresh token: of the right form, and nobody's.
  token: 'x'.repeat(43),
  refreshToken: 'x'.repeat(43),
  secret: 'x'.repeat(43),
  code: 'standard',
  plan: 'standard',
  part: 'orders.lines',
  from: '2030-01-01',
  permissions: 'orders.view',
  key: 'nobody',
  action: 'orders.void',
  objectId: 'x',
  color: '#123456',
  barcode: '7701234567890',
  since: '0',
  validFrom: '2030-01-01',
  validTo: '2030-01-31',
  day: '2030-01-01',
};
