import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

/** How the program was started. */
export interface Settings {
  /** Address of the FastOps server; undefined: the one it was enrolled at. */
  server: string | undefined;
  /** From the office, good once. */
  code: string | undefined;
  /** Where its secret and its journal are. */
  folder: string;
  /** Where its page is shown on this machine; 0 for none. */
  statusPort: number;
}

export const USAGE = `npm run print-agent -- --server URL --code CODE [--data FOLDER] [--status-port PORT]
  --server       address of FastOps, such as https://fastops.example.com    (FASTOPS_SERVER)
  --code         from the office, only the first time                       (FASTOPS_CODE)
  --data         where its secret and its journal are kept                  (FASTOPS_AGENT_DIR)
  --status-port  where http://127.0.0.1:PORT shows how it is; 0 for none    (FASTOPS_STATUS_PORT, 7310)`;

const STATUS_PORT = 7_310;

/**
 * Reads settings from arguments, and where they say nothing from the environment.
 *
 * @throws TypeError that says what is wrong with them
 */
export function readSettings(args: readonly string[], env: NodeJS.ProcessEnv = process.env): Settings {
  const { values } = parseArgs({
    args: [...args],
    options: {
      server: { type: 'string' },
      code: { type: 'string' },
      data: { type: 'string' },
      'status-port': { type: 'string' },
    },
  });
  const server = values.server ?? env.FASTOPS_SERVER;
  const port = Number(values['status-port'] ?? env.FASTOPS_STATUS_PORT ?? STATUS_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new TypeError('the status port is a number from 0 to 65535');
  return {
    server: server === undefined || server === '' ? undefined : originOf(server),
    code: (values.code ?? env.FASTOPS_CODE) || undefined,
    // systemd names the folder that it keeps for the service.
    folder:
      values.data ?? env.FASTOPS_AGENT_DIR ?? env.STATE_DIRECTORY ?? join(homedir(), '.fastops-print-agent'),
    statusPort: port,
  };
}

function originOf(server: string): string {
  const url = URL.canParse(server) ? new URL(server) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol))
    throw new TypeError(`${server} is no address such as https://fastops.example.com`);
  return url.origin;
}
