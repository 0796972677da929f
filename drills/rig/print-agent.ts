import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUIDv7 } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../clients/print-agent/src/main.ts', import.meta.url));
const READY_MS = 30_000;
const READY = /prints for/;

/** Where an agent runs and what it talks to. */
export interface AgentPlan {
  /** Of its data and of the compiled code. */
  folder: string;
  server: string;
  code: string;
}

/** A print agent in a process of its own, on a folder that outlives it. */
export class AgentProcess {
  readonly #plan: AgentPlan;
  #child: ChildProcess | undefined;
  #output = '';

  constructor(plan: AgentPlan) {
    this.#plan = plan;
  }

  /** What it wrote of late. */
  get output(): string {
    return this.#output;
  }

  /** Starts it, and returns when it is at work. */
  async start(): Promise<void> {
    const { folder, server, code } = this.#plan;
    const child = spawn(
      process.execPath,
      [MAIN, '--data', folder, '--server', server, '--code', code, '--status-port', '0'],
      { env: { NODE_COMPILE_CACHE: `${folder}-compiled` }, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    this.#child = child;
    this.#output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.#output = (this.#output + text).slice(-20_000);
      });
    const patience = AbortSignal.timeout(READY_MS);
    while (!READY.test(this.#output)) {
      if (child.exitCode !== null || patience.aborted)
        throw new Error(`the print agent does not start:\n${this.#output}`);
      await sleep(10);
    }
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Asks it to stop; returns its exit code. */
  async stop(): Promise<number | null> {
    return this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child;
    if (!child) return null;
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
    }
    return child.exitCode;
  }
}

/** Adds a print agent to a branch over the API, as the office does. Returns its id and the code that enrolls it. */
export async function orderAgent(
  origin: string,
  token: string,
  branchId: string,
): Promise<{ id: string; code: string }> {
  const post = async (path: string, body: object): Promise<Record<string, unknown>> => {
    const answer = await fetch(`${origin}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
        'idempotency-key': randomUUIDv7(),
      },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path} was refused: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Record<string, unknown>;
  };
  const id = randomUUIDv7();
  await post(`/v1/branches/${branchId}/print-agents`, { id, name: 'Agente del simulacro' });
  const { code } = await post(`/v1/print-agents/${id}/code`, {});
  return { id, code: String(code) };
}
