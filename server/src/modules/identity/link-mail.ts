/** What a mail is about. */
export type MailKind =
  | 'invitation'
  | 'password_reset'
  | 'sign_up'
  | 'company_invitation'
  | 'platform_password';

/** What the words of a mail are made of. */
export interface MailFacts {
  kind: MailKind;
  /** BCP 47. */
  locale: string;
  url: string;
  /** Of the company it is about. */
  companyName: string | null;
  /** Of whom it is written to. */
  name: string | null;
}

/** The words of a mail. */
export interface MailWords {
  subject: string;
  text: string;
  html: string;
}

interface Phrase {
  subject: (company: string) => string;
  line: (company: string) => string;
  button: string;
  /** How long the link is good, and what to do without having asked for it. */
  note: string;
}

const ES: Readonly<Record<MailKind, Phrase>> = {
  invitation: {
    subject: (company) => `Invitación a ${company}`,
    line: (company) => `Te invitaron a trabajar en ${company} con FastOps.`,
    button: 'Aceptar la invitación',
    note: 'El enlace sirve una vez y vence en 7 días.',
  },
  password_reset: {
    subject: () => 'Cambiar tu contraseña',
    line: () => 'Pediste cambiar la contraseña de tu cuenta de FastOps.',
    button: 'Elegir otra contraseña',
    note: 'El enlace sirve una vez y vence en 1 hora. Si no lo pediste, ignora este correo: nada cambia.',
  },
  sign_up: {
    subject: () => 'Crear tu restaurante en FastOps',
    line: () => 'Con este enlace creas tu restaurante en FastOps.',
    button: 'Crear mi restaurante',
    note: 'El enlace sirve una vez y vence en 24 horas. Si no lo pediste, ignora este correo.',
  },
  company_invitation: {
    subject: () => 'Crear tu restaurante en FastOps',
    line: () => 'Te invitaron a crear tu restaurante en FastOps.',
    button: 'Crear mi restaurante',
    note: 'El enlace sirve una vez.',
  },
  platform_password: {
    subject: () => 'Administración de FastOps',
    line: () => 'Te dieron acceso a la administración de esta instalación de FastOps.',
    button: 'Elegir mi contraseña',
    note: 'El enlace sirve una vez.',
  },
};

const EN: Readonly<Record<MailKind, Phrase>> = {
  invitation: {
    subject: (company) => `Invitation to ${company}`,
    line: (company) => `You have been invited to work at ${company} with FastOps.`,
    button: 'Accept the invitation',
    note: 'The link is good once and ends in 7 days.',
  },
  password_reset: {
    subject: () => 'Change your password',
    line: () => 'You asked to change the password of your FastOps account.',
    button: 'Choose another password',
    note: 'The link is good once and ends in 1 hour. If you did not ask, ignore this mail: nothing changes.',
  },
  sign_up: {
    subject: () => 'Create your restaurant in FastOps',
    line: () => 'With this link you create your restaurant in FastOps.',
    button: 'Create my restaurant',
    note: 'The link is good once and ends in 24 hours. If you did not ask, ignore this mail.',
  },
  company_invitation: {
    subject: () => 'Create your restaurant in FastOps',
    line: () => 'You have been invited to create your restaurant in FastOps.',
    button: 'Create my restaurant',
    note: 'The link is good once.',
  },
  platform_password: {
    subject: () => 'Administration of FastOps',
    line: () => 'You have been given access to the administration of this FastOps installation.',
    button: 'Choose my password',
    note: 'The link is good once.',
  },
};

/** Names come from people: in a page they are text and nothing else. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0) ?? 0};`);
}

/** One line, so that no name adds a header to a mail. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The words of a mail with a link, as plain text and as a page. */
export function linkMail({ kind, locale, url, companyName, name }: MailFacts): MailWords {
  const spanish = locale.startsWith('es');
  const { subject, line, button, note } = (spanish ? ES : EN)[kind];
  const company = oneLine(companyName ?? 'FastOps');
  const greeting =
    name === null ? (spanish ? 'Hola:' : 'Hello,') : `${spanish ? 'Hola' : 'Hello'} ${oneLine(name)},`;
  const text = [greeting, line(company), `${button}:`, url, note].join('\n\n');
  const html = `<!doctype html><html lang="${spanish ? 'es' : 'en'}"><body style="font-family:sans-serif;color:#1a1f24">
<p>${escapeHtml(greeting)}</p><p>${escapeHtml(line(company))}</p>
<p><a href="${escapeHtml(url)}" style="background:#0b7a6b;color:#fff;padding:12px 20px;border-radius:10px;text-decoration:none;display:inline-block">${escapeHtml(button)}</a></p>
<p style="word-break:break-all">${escapeHtml(url)}</p><p style="color:#5c6670">${escapeHtml(note)}</p></body></html>`;
  return { subject: subject(company), text, html };
}
