/** What can be said about a failed request. Exactly one of two things happened. */
export interface ApiProblemFacts {
  /**
   * `unreachable`: no answer came (no network, server down, time-out): the effect is unknown.
   * `refused`: the server answered with a problem document.
   */
  kind: 'unreachable' | 'refused';
  /** HTTP status; 0 when there was no answer. */
  status: number;
  /** `module.reason`, a key of the phrase files; `client.unreachable` when there was no answer. */
  code: string;
  detail?: string | undefined;
  requestId?: string | undefined;
  retryAfterSeconds?: number | undefined;
  details?: unknown;
}

/** The one error class of the clients' requests. */
export class ApiProblem extends Error implements ApiProblemFacts {
  readonly kind: ApiProblemFacts['kind'];
  readonly status: number;
  readonly code: string;
  readonly detail: string | undefined;
  readonly requestId: string | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly details: unknown;

  constructor(facts: ApiProblemFacts, options?: ErrorOptions) {
    super(facts.code, options);
    this.name = 'ApiProblem';
    this.kind = facts.kind;
    this.status = facts.status;
    this.code = facts.code;
    this.detail = facts.detail;
    this.requestId = facts.requestId;
    this.retryAfterSeconds = facts.retryAfterSeconds;
    this.details = facts.details;
  }
}

/**
 * True when asking again with the same key is right: nothing definite was said. A refusal below 500 is an answer
 * and asking again would only repeat it.
 */
export function isTransient(error: unknown): boolean {
  return error instanceof ApiProblem && (error.kind === 'unreachable' || error.status >= 500);
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Reads a problem document (RFC 9457). A body that is none (a proxy's page) still gives a usable problem. */
export async function problemFrom(response: Response): Promise<ApiProblem> {
  let body: Record<string, unknown> = {};
  try {
    const parsed: unknown = await response.json();
    if (typeof parsed === 'object' && parsed !== null) body = parsed as Record<string, unknown>;
  } catch {
    // Not JSON: the status alone has to speak, see the default code below.
  }
  const retryAfter = Number(response.headers.get('retry-after'));
  return new ApiProblem({
    kind: 'refused',
    status: response.status,
    code: text(body.code) ?? `http.${response.status}`,
    detail: text(body.detail),
    requestId: text(body.requestId) ?? response.headers.get('x-request-id') ?? undefined,
    retryAfterSeconds: retryAfter > 0 ? retryAfter : undefined,
    details: body.details,
  });
}
