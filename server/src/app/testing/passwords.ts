export { hashPassword } from '../../modules/identity/index.ts';
