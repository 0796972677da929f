import { expect, test } from 'vitest';
import { linkMail, type MailKind } from './link-mail.ts';

const KINDS: readonly MailKind[] = [
  'invitation',
  'password_reset',
  'sign_up',
  'company_invitation',
  'platform_password',
];
const facts = { url: 'https://pos.example.com/join#abc', companyName: 'La Fogata', name: 'Ana' };

test.each(KINDS)('a mail of kind %s says the same in both languages and both forms', (kind) => {
  const [es, en] = [
    linkMail({ ...facts, kind, locale: 'es-CO' }),
    linkMail({ ...facts, kind, locale: 'en-US' }),
  ];
  expect(es.text).toContain('Hola Ana,');
  expect(en.text).toContain('Hello Ana,');
  expect(es.subject).not.toBe(en.subject);
  for (const { text, html } of [es, en]) {
    expect(text).toContain(facts.url);
    expect(html).toContain(`href="${facts.url}"`);
  }
});

test('names are text: they make neither a line of a mail nor a piece of a page', () => {
  const mail = linkMail({
    kind: 'invitation',
    locale: 'es-CO',
    url: 'https://pos.example.com/join#"><script>',
    companyName: 'La Fogata\r\nBcc: everybody@example.com',
    name: `<img src=x onerror="alert('1')">\n\nHaz clic aquí & ahora`,
  });
  expect(mail.subject).toBe('Invitación a La Fogata Bcc: everybody@example.com');
  expect(mail.html).not.toMatch(/<script|<img|onerror="/);
  expect(mail.html).toContain(
    '&#60;img src=x onerror=&#34;alert(&#39;1&#39;)&#34;&#62; Haz clic aquí &#38; ahora',
  );
  expect(mail.text.split('\n')[0]).toContain('Haz clic aquí & ahora,');
});

test('somebody without a name, and a mail about no company, are addressed all the same', () => {
  const words = { ...facts, companyName: null, name: null };
  expect(linkMail({ ...words, kind: 'password_reset', locale: 'es' }).text).toMatch(/^Hola:\n/);
  expect(linkMail({ ...words, kind: 'invitation', locale: 'en' }).subject).toBe('Invitation to FastOps');
});
