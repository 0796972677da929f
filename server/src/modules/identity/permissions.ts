import type { Module } from '../../kernel/module.ts';

const LEADERS = ['administrator', 'manager'];

/** Where identity's permissions are shown. */
export const IDENTITY_CATEGORIES: NonNullable<Module['categories']> = [
  { code: 'team', es: 'Equipo', en: 'Team' },
  { code: 'company', es: 'Empresa', en: 'Company' },
];

/** What a role can allow of identity, and which ready roles do. */
export const IDENTITY_PERMISSIONS: NonNullable<Module['permissions']> = [
  {
    code: 'identity.view_members',
    category: 'team',
    es: 'Ver quién trabaja aquí',
    en: 'See who works here',
    reach: 'branch',
    roles: LEADERS,
  },
  {
    code: 'identity.manage_members',
    category: 'team',
    es: 'Invitar personas, dar roles y PIN, desactivar',
    en: 'Invite people, give roles and PINs, disable',
    reach: 'branch',
    roles: LEADERS,
  },
  {
    code: 'identity.view_roles',
    category: 'team',
    es: 'Ver qué puede hacer cada rol',
    en: 'See what each role may do',
    reach: 'branch',
    roles: LEADERS,
  },
  {
    code: 'identity.manage_roles',
    category: 'team',
    es: 'Crear y cambiar roles',
    en: 'Create and change roles',
    reach: 'company',
    roles: ['administrator'],
  },
  {
    code: 'identity.manage_devices',
    category: 'team',
    es: 'Autorizar y retirar dispositivos',
    en: 'Enroll and revoke devices',
    reach: 'branch',
    roles: LEADERS,
  },
  {
    code: 'identity.ask_approval',
    category: 'team',
    es: 'Pedir a alguien con más permisos que apruebe una acción',
    en: 'Ask somebody who may to approve an act',
    reach: 'branch',
    roles: [...LEADERS, 'cashier', 'waiter', 'kitchen', 'courier'],
  },
  {
    code: 'identity.manage_branches',
    category: 'company',
    es: 'Crear, cambiar y cerrar sucursales',
    en: 'Create, change and close branches',
    reach: 'company',
    roles: ['administrator'],
  },
  {
    code: 'identity.manage_company',
    category: 'company',
    es: 'Ver y cambiar los datos de la empresa y su plan',
    en: 'See and change the company and its plan',
    reach: 'company',
    roles: ['administrator'],
  },
  {
    code: 'identity.manage_api_keys',
    category: 'company',
    es: 'Crear y retirar claves para integraciones',
    en: 'Create and revoke keys for integrations',
    reach: 'company',
    roles: ['administrator'],
  },
  {
    code: 'identity.view_audit',
    category: 'company',
    es: 'Ver quién hizo qué',
    en: 'See who did what',
    reach: 'company',
    roles: ['administrator', 'accountant'],
  },
  {
    code: 'identity.export_data',
    category: 'company',
    es: 'Descargar todos los datos de la empresa',
    en: 'Download all data of the company',
    reach: 'company',
    roles: ['administrator'],
  },
];
