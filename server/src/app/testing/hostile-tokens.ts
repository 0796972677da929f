import { createHmac, createSign, generateKeyPairSync, type KeyObject, sign as signRaw } from 'node:crypto';
import { newId } from '../../kernel/ids.ts';

/** A token that must be refused, and why. */
export interface HostileToken {
  why: string;
  token: string;
}

type Json = Record<string, unknown>;

const b64 = (value: string | Buffer) => Buffer.from(value).toString('base64url');
const hmac = (hash: string, secret: string, input: string) =>
  createHmac(hash, secret).update(input).digest('base64url');

/** Signs a header and a payload given as text, as the product does unless told otherwise. */
export function forge(
  secret: string,
  header: Json | string,
  payload: Json | string,
  sign: (input: string) => string = (input) => hmac('sha256', secret, input),
): string {
  const text = (part: Json | string) => (typeof part === 'string' ? part : JSON.stringify(part));
  const input = `${b64(text(header))}.${b64(text(payload))}`;
  return `${input}.${sign(input)}`;
}

/** The header and the claims of a token, to be bent. */
export function partsOf(token: string): { header: Json; payload: Json } {
  const [header = '', payload = ''] = token
    .split('.')
    .map((part) => Buffer.from(part, 'base64url').toString('utf8'));
  return { header: JSON.parse(header) as Json, payload: JSON.parse(payload) as Json };
}

/**
 * Everything wrong that is known about access tokens (threat H06, T10), made from one that is right. Those that test a
 * claim or a header field carry a valid signature of the product's own secret: only that one thing is wrong with them.
 *
 * @param canary an address that nobody may ever fetch
 */
export function hostileTokens(good: string, secret: string, canary: string): HostileToken[] {
  return [
    ...algorithms(good, secret),
    ...headers(good, secret, canary),
    ...signatures(good, secret),
    ...claims(good, secret),
    ...shapes(good, secret),
  ].map(([why, token]) => ({ why, token }));
}

type Named = readonly [why: string, token: string];

function algorithms(good: string, secret: string): Named[] {
  const { header, payload } = partsOf(good);
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ed = generateKeyPairSync('ed25519');
  const pem = (key: KeyObject) => key.export({ type: 'spki', format: 'pem' }).toString();
  const rs256 = (input: string) => createSign('sha256').update(input).sign(rsa.privateKey, 'base64url');
  const with_ = (alg: unknown, sign?: (input: string) => string) =>
    forge(secret, { ...header, alg }, payload, sign);
  const nothing = () => '';
  const { alg: _, ...unnamed } = header;
  return [
    ['alg none', with_('none', nothing)],
    ['alg None', with_('None', nothing)],
    ['alg NONE', with_('NONE', nothing)],
    ['alg nOnE with a good signature', with_('nOnE')],
    ['alg empty', with_('', nothing)],
    ['alg missing', forge(secret, unnamed, payload)],
    ['alg null', with_(null)],
    ['alg in a list', with_(['HS256'])],
    ['alg in small letters', with_('hs256')],
    ['alg HS384', with_('HS384', (input) => hmac('sha384', secret, input))],
    ['alg HS512', with_('HS512', (input) => hmac('sha512', secret, input))],
    ['alg HS384 over an HS256 signature', with_('HS384')],
    ['alg RS256, signed by a stranger', with_('RS256', rs256)],
    ['alg RS256 over an HMAC of our secret', with_('RS256')],
    [
      'alg HS256 keyed with a public key',
      with_('HS256', (input) => hmac('sha256', pem(rsa.publicKey), input)),
    ],
    [
      'alg ES256, signed by a stranger',
      with_('ES256', (input) =>
        signRaw('sha256', Buffer.from(input), { key: ec.privateKey, dsaEncoding: 'ieee-p1363' }).toString(
          'base64url',
        ),
      ),
    ],
    [
      'alg EdDSA, signed by a stranger',
      with_('EdDSA', (input) => signRaw(null, Buffer.from(input), ed.privateKey).toString('base64url')),
    ],
  ];
}

function headers(good: string, secret: string, canary: string): Named[] {
  const { header, payload } = partsOf(good);
  const stranger = 'a secret that a stranger made up just now';
  const signedBy = (key: string) => (input: string) => hmac('sha256', key, input);
  const withKid = (kid: unknown, key = secret) => forge(secret, { ...header, kid }, payload, signedBy(key));
  const plus = (more: Json, key = secret) => forge(secret, { ...header, ...more }, payload, signedBy(key));
  const without = (name: string) => {
    const { [name]: _, ...rest } = header;
    return forge(secret, rest, payload);
  };
  const jwk = { kty: 'oct', k: b64(stranger) };
  return [
    ['kid missing', without('kid')],
    ['kid unknown', withKid('k2')],
    ['kid empty', withKid('')],
    ['kid null', withKid(null)],
    ['kid a path, signed with an empty file', withKid('../../../../../../dev/null', '')],
    ['kid SQL, signed with what it selects', withKid("k0' union select 'x' -- ", 'x')],
    ['kid an object', withKid({ k1: true })],
    ['kid a list', withKid(['k1'])],
    ['kid __proto__', withKid('__proto__', '')],
    ['kid constructor', withKid('constructor', 'function Object() { [native code] }')],
    ['jwk of a stranger', plus({ jwk }, stranger)],
    ['jwk beside a good signature', plus({ jwk })],
    ['jku of a stranger', plus({ jku: `${canary}/keys` }, stranger)],
    ['jku beside a good signature', plus({ jku: `${canary}/keys` })],
    ['x5u of a stranger', plus({ x5u: `${canary}/chain` }, stranger)],
    ['x5c of a stranger', plus({ x5c: [b64(stranger)] }, stranger)],
    ['crit', plus({ crit: ['exp'] })],
    ['b64 false', plus({ b64: false, crit: ['b64'] })],
    ['zip', plus({ zip: 'DEF' })],
    ['typ missing', without('typ')],
    ['typ JWT', plus({ typ: 'JWT' })],
    ['typ of a table code', plus({ typ: 'qr+jwt' })],
    ['typ in a list', plus({ typ: ['at+jwt'] })],
    ['a header said twice', forge(secret, JSON.stringify(header).replace('{', '{"alg":"none",'), payload)],
    ['a header that is a list', forge(secret, '[]', payload)],
    ['a header that is no JSON', forge(secret, '{alg:HS256}', payload)],
  ];
}

function signatures(good: string, secret: string): Named[] {
  const { header, payload } = partsOf(good);
  const [first = '', second = '', third = ''] = good.split('.');
  const other = forge(secret, header, { ...payload, ver: 2 }).split('.')[2] ?? '';
  const edited = b64(JSON.stringify({ ...payload, sub: '01890000-0000-7000-8000-000000000000' }));
  return [
    ['signed with another secret', forge('another secret that is long enough, too', header, payload)],
    ['signed with an empty secret', forge('', header, payload)],
    ['signed with our secret and a new line', forge(`${secret}\n`, header, payload)],
    ['no signature', `${first}.${second}.`],
    ['no last part', `${first}.${second}`],
    ['a signature cut short', `${first}.${second}.${third.slice(0, -4)}`],
    ['one byte of a signature', `${first}.${second}.AA`],
    ['a signature of another token', `${first}.${second}.${other}`],
    ['a padded signature', `${good}=`],
    ['the payload edited', `${first}.${edited}.${third}`],
    ['the payload taken out', `${first}..${third}`],
    ['the header taken out', `.${second}.${third}`],
    ['the header edited', `${b64(JSON.stringify(header, null, 1))}.${second}.${third}`],
  ];
}

function claims(good: string, secret: string): Named[] {
  const { header, payload } = partsOf(good);
  const now = Math.floor(Date.now() / 1_000);
  const say = (more: Json) => forge(secret, header, { ...payload, ...more });
  const text = (change: (json: string) => string) => forge(secret, header, change(JSON.stringify(payload)));
  const without = Object.keys(payload).map((name): Named => {
    const { [name]: _, ...rest } = payload;
    return [`${name} missing`, forge(secret, header, rest)];
  });
  const strange = ['sub', 'cid', 'sid'].flatMap((name): Named[] => [
    [`${name} a number`, say({ [name]: 7 })],
    [`${name} null`, say({ [name]: null })],
    [`${name} a list`, say({ [name]: [payload[name]] })],
    [`${name} no id`, say({ [name]: "x' or 1=1" })],
    [`${name} in capitals`, say({ [name]: String(payload[name]).toUpperCase() })],
  ]);
  return [
    ...without,
    ...strange,
    ['exp past', say({ exp: now - 1, iat: now - 100 })],
    ['exp now', say({ exp: now })],
    ['exp a text', say({ exp: String(now + 600) })],
    ['exp with a fraction', say({ exp: now + 600.5 })],
    ['exp null', say({ exp: null })],
    ['exp true', say({ exp: true })],
    ['exp negative', say({ exp: -1 })],
    ['exp endless', text((json) => json.replace(/"exp":\d+/, '"exp":1e400'))],
    ['issued too long ago', say({ iat: now - 16 * 60, exp: now + 600 })],
    ['iat a text', say({ iat: String(now) })],
    ['not valid yet', say({ nbf: now + 600 })],
    ['aud of somebody else', say({ aud: 'another-api' })],
    ['aud empty', say({ aud: '' })],
    ['aud an object', say({ aud: { 'fastops-api': true } })],
    ['iss of somebody else', say({ iss: 'https://fastops.example' })],
    ['iss a list of others', say({ iss: ['somebody'] })],
    ['ver a text', say({ ver: '1' })],
    ['ver with a fraction', say({ ver: 1.5 })],
    ['ver null', say({ ver: null })],
    ['brs a word', say({ brs: 'every' })],
    ['brs empty', say({ brs: '' })],
    ['brs null', say({ brs: null })],
    ['brs true', say({ brs: true })],
    ['brs a number', say({ brs: 7 })],
    ['brs an object', say({ brs: { all: true } })],
    ['brs all in a list', say({ brs: ['all'] })],
    ['brs no id', say({ brs: ["x' or 1=1"] })],
    ['brs with a list in it', say({ brs: [[payload.cid]] })],
    ['brs with null in it', say({ brs: [payload.cid, null] })],
    ['brs the same twice', say({ brs: [payload.cid, payload.cid] })],
    ['brs without end', say({ brs: Array.from({ length: 21 }, () => newId()) })],
    ['exp said twice', text((json) => json.replace('{', `{"exp":${now - 600},`))],
    ['cid said twice', text((json) => json.replace('{', '{"cid":"01890000-0000-7000-8000-000000000000",'))],
    ['a payload that is a list', forge(secret, header, '[]')],
    ['a payload that is a text', forge(secret, header, '"x"')],
    ['a payload that is null', forge(secret, header, 'null')],
    ['a payload that is no JSON', forge(secret, header, '{sub:1}')],
    ['a payload with more behind it', text((json) => `${json}{}`)],
  ];
}

function shapes(good: string, secret: string): Named[] {
  const [first = '', second = '', third = ''] = good.split('.');
  const { header, payload } = partsOf(good);
  return [
    ['empty', ''],
    ['a dot', '.'],
    ['two dots', '..'],
    ['one word', 'token'],
    ['four parts', `${good}.${third}`],
    ['five parts, as if encrypted', `${good}.${second}.${third}`],
    ['a space before', ` ${good}`],
    ['a space behind', `${good} `],
    ['another alphabet', `${first}.${second}.${'+/'.repeat(21)}+`],
    ['twice', `${good}${good}`],
    ['as JSON', JSON.stringify({ protected: first, payload: second, signature: third })],
    ['a header without end', `${'A'.repeat(5_000)}.${second}.${third}`],
    ['a payload without end', forge(secret, header, { ...payload, more: 'x'.repeat(5_000) })],
  ];
}
