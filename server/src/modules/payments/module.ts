import type { Module } from '../../kernel/module.ts';
import { paymentRecorded } from './events.ts';
import { paymentRoutes } from './http.ts';
import { PaymentAdd } from './schemas.ts';
import { syncPayments } from './sync-payments.ts';

const SERVING = ['administrator', 'manager', 'cashier', 'waiter'];

/** Registers payments. */
export const paymentsModule: Module = {
  name: 'payments',
  categories: [{ code: 'payments', es: 'Cobros', en: 'Payments' }],
  permissions: [
    {
      code: 'payments.view',
      category: 'payments',
      es: 'Ver los pagos de las cuentas',
      en: 'See what was paid on checks',
      reach: 'branch',
      roles: SERVING,
    },
    {
      code: 'payments.take',
      category: 'payments',
      es: 'Cobrar',
      en: 'Take payments',
      reach: 'branch',
      roles: SERVING,
    },
  ],
  events: [paymentRecorded],
  routes: paymentRoutes,
  commands: {
    kinds: { 'payment.add': PaymentAdd },
    permission: 'payments.take',
    run: (ctx, orderId, commands) => syncPayments(ctx, { orderId, commands }),
  },
  exports: [{ table: 'payments.payments' }],
  constraints: {
    payments_pkey: { kind: 'conflict', code: 'payments.payment_exists' },
    payments_reference: { kind: 'conflict', code: 'payments.reference_used' },
  },
};
