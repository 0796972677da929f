import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** How the store behaves: `ok`; `fails` answers 500; `distrusts` takes no key. */
export type FakeObjectStoreMode = 'ok' | 'fails' | 'distrusts';

/** An object as it was put. */
export interface StoredObject {
  bytes: Buffer;
  type: string;
}

interface Keys {
  key: string;
  secret: string;
}

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/,]+)\/(\d{8})\/([^/,]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/;
const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest();

/**
 * A store that speaks as much of S3 as files need (PUT, GET, HEAD, DELETE of objects, the bucket in the path), on a real port
 * of 127.0.0.1. Every request's signature is computed anew from what arrived: one that does not fit is refused.
 */
export class FakeObjectStore {
  mode: FakeObjectStoreMode = 'ok';
  /** By bucket and name. */
  readonly objects = new Map<string, StoredObject>();
  /** Method and path of every request, in order. */
  readonly heard: string[] = [];
  readonly #keys: Keys;
  readonly #server: Server = createServer((request, response) => {
    void this.#answer(request, response);
  });

  constructor(keys: Keys) {
    this.#keys = keys;
  }

  /** Listens on a free port and returns it. */
  async listen(): Promise<number> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('not listening');
    return address.port;
  }

  /** Stops and lets every connection go. */
  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '' } = request;
    const [path = ''] = url.split('?');
    this.heard.push(`${method} ${path}`);
    const bytes = await buffer(request);
    if (this.mode === 'fails') return say(response, 500, 'InternalError');
    if (this.mode === 'distrusts' || !this.#isSigned(request, bytes))
      return say(response, 403, 'SignatureDoesNotMatch');
    this.#serve(method, decodeURIComponent(path.slice(1)), { request, response, bytes });
  }

  #serve(
    method: string,
    name: string,
    { request, response, bytes }: { request: IncomingMessage; response: ServerResponse; bytes: Buffer },
  ): void {
    if (method === 'PUT') {
      this.objects.set(name, { bytes, type: request.headers['content-type'] ?? '' });
      response.writeHead(200, { etag: `"${sha256(bytes)}"` }).end();
      return;
    }
    if (method === 'DELETE') {
      this.objects.delete(name);
      response.writeHead(204).end();
      return;
    }
    const found = this.objects.get(name);
    if (!found) {
      say(response, 404, 'NoSuchKey');
      return;
    }
    response.writeHead(200, { 'content-type': found.type, 'content-length': found.bytes.byteLength });
    response.end(method === 'HEAD' ? undefined : found.bytes);
  }

  /** Signature version 4, as the store itself computes it. */
  #isSigned(request: IncomingMessage, bytes: Buffer): boolean {
    const [, key = '', day = '', region = '', names = '', signature] =
      AUTHORIZATION.exec(request.headers.authorization ?? '') ?? [];
    const claimed = String(request.headers['x-amz-content-sha256'] ?? '');
    if (key !== this.#keys.key || (claimed !== 'UNSIGNED-PAYLOAD' && claimed !== sha256(bytes))) return false;
    const [path = '', query = ''] = (request.url ?? '').split('?');
    const headers = names
      .split(';')
      .map((name) => `${name}:${String(request.headers[name]).trim()}\n`)
      .join('');
    const asked = query
      .split('&')
      .filter(Boolean)
      .map((one) => (one.includes('=') ? one : `${one}=`))
      .sort()
      .join('&');
    const canonical = [request.method, path, asked, headers, names, claimed].join('\n');
    const scope = `${day}/${region}/s3/aws4_request`;
    const toSign = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, sha256(canonical)].join('\n');
    const signing = ['s3', 'aws4_request'].reduce(hmac, hmac(hmac(`AWS4${this.#keys.secret}`, day), region));
    return hmac(signing, toSign).toString('hex') === signature;
  }
}

function say(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`);
}
