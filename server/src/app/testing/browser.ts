import type { Answer, Loose, RequestOptions, TestApp } from './test-app.ts';

/** A browser as the product sees it: it keeps its cookies and shows them again. */
export interface Browser {
  /** What it keeps, by name. A test may take one out, or put another in. */
  readonly cookies: Map<string, string>;
  request<B = Loose>(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    options?: RequestOptions,
  ): Promise<Answer<B>>;
  /** Posts a body to `/v1/auth/…`. */
  post<B = Loose>(path: string, body?: unknown): Promise<Answer<B>>;
  /** Another browser with the same cookies: a tab, a browser that lost an answer, or a thief's. */
  copy(headers?: Record<string, string>): Browser;
}

/** Opens a browser without any cookie. */
export function openBrowser(
  app: TestApp,
  headers: Record<string, string> = {},
  kept: Iterable<readonly [string, string]> = [],
): Browser {
  const cookies = new Map(kept);
  async function request<B = Loose>(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    options: RequestOptions = {},
  ): Promise<Answer<B>> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await app.request<B>(method, url, {
      ...options,
      headers: { ...headers, ...(cookie === '' ? {} : { cookie }), ...options.headers },
    });
    for (const line of cookieLines(answer)) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return answer;
  }
  return {
    cookies,
    request,
    post: (path, body = {}) => request('POST', `/v1/auth/${path}`, { body }),
    copy: (others = headers) => openBrowser(app, others, cookies),
  };
}

/** The cookies an answer sets, as they are sent. */
export function cookieLines(answer: Pick<Answer<unknown>, 'headers'>): string[] {
  const lines = answer.headers['set-cookie'];
  return Array.isArray(lines) ? lines.map(String) : lines === undefined ? [] : [String(lines)];
}
