import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Sandbox } from 'creditgraph-sandbox';
import { API_KEY } from '../../bench/api-key.js';
import type { HistoryAnswer, HistoryServer } from './mutation-histories.js';
import { type StartedProcess, start } from './process.js';

/** The built server in a process of its own, over a sandbox of this process, with its state in a folder. */
export interface KilledServer extends HistoryServer {
  stop(): Promise<void>;
}

/** npm runs scripts, and Jest its tests, in the folder of the package. */
const SERVER = resolve('dist/main.js');

export async function startKilledServer(
  sandbox: Sandbox,
  settings: Readonly<Record<string, string>>,
): Promise<KilledServer> {
  const folder = await mkdtemp(join(tmpdir(), 'creditgraph-killed-'));
  const { clientId, secret } = sandbox.clients.ours;
  let server: StartedProcess;
  let url = '';
  let isRunning = false;
  let restarted: Promise<void> = Promise.resolve();

  async function begin(): Promise<void> {
    server = start(process.execPath, [SERVER, 'serve'], {
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'error',
      DRAIN_MS: '0',
      STOP_GRACE_MS: '1000',
      PLAID_CLIENT_ID: clientId,
      PLAID_SECRET: secret,
      PLAID_ENV: 'sandbox',
      PLAID_BASE_URL: sandbox.url,
      SEALING_KEYS: `killed:${Buffer.alloc(32, 'killed').toString('base64url')}`,
      API_KEYS_FILE: resolve('bench/contestants/api-keys.json'),
      AUDIT_FILE: join(folder, 'audit.log'),
      STATE_DIR: join(folder, 'state'),
      RATE_LIMIT_PER_MINUTE: '0',
      ...settings,
    });
    isRunning = true;
    const printed = await server.until('Ctrl-C stops it.');
    url = /creditgraph is at (\S+)/.exec(printed)?.[1] ?? '';
  }

  // No server outlives this process.
  const killNow = () => {
    if (isRunning) process.kill(-server.pid, 'SIGKILL');
  };
  process.on('exit', killNow);
  await begin();
  return {
    async send(query, variables, signal) {
      await restarted;
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${API_KEY}` },
        body: JSON.stringify({ query, variables }),
        ...(signal !== undefined && { signal }),
      });
      return (await response.json()) as HistoryAnswer;
    },
    kill() {
      restarted = (async () => {
        await server.stop('SIGKILL');
        await begin();
      })();
      return restarted;
    },
    async stop() {
      await restarted;
      isRunning = false;
      process.off('exit', killNow);
      await server.stop('SIGTERM');
      await rm(folder, { recursive: true });
    },
  };
}
