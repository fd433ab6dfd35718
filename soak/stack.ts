import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { API_KEY } from '../bench/api-key.js';
import { type FaultProxy, startFaultProxy } from '../test/support/fault-proxy.js';
import { freePort } from '../test/support/free-port.js';
import { type StartedProcess, start } from '../test/support/process.js';
import { LENDER, SandboxClient } from './sandbox-client.js';

/** A server in a process of its own, its sandbox in another, and a proxy between them. */
export interface Stack {
  readonly server: SoakedServer;
  readonly proxy: FaultProxy;
  readonly sandbox: SandboxClient;
}

export interface SoakedServer {
  readonly pid: number;
  /** The endpoint of the graph. */
  readonly url: string;
  /** The base address of health and metrics. */
  readonly adminUrl: string;
  /** The headers of a caller with all scopes that the scenarios need. */
  readonly headers: Readonly<Record<string, string>>;
  /** Sends a signal and resolves with the exit code. */
  stop(signal: 'SIGINT' | 'SIGTERM'): Promise<number | null>;
}

/** npm runs scripts in the folder of the package. */
const SERVER = resolve('dist/main.js');
const SANDBOX = resolve('packages/sandbox/build/cli.js');
const API_KEYS = resolve('bench/contestants/api-keys.json');

const running = new Set<StartedProcess>();
// No server outlives the run, even after an error.
process.on('exit', () => {
  for (const { pid } of running) process.kill(-pid, 'SIGKILL');
});

export async function startStack(
  settings: Readonly<Record<string, string>>,
  seed: number,
): Promise<Stack & { stop(): Promise<void> }> {
  const sandboxProcess = track(
    start(process.execPath, [SANDBOX], { SANDBOX_PORT: '0', SANDBOX_RATE_LIMITS: 'off' }),
  );
  const sandboxUrl = await printedUrl(sandboxProcess, /The sandbox is at (\S+):/);
  const proxy = await startFaultProxy({ upstream: sandboxUrl, seed });
  const folder = mkdtempSync(join(tmpdir(), 'creditgraph-soak-'));
  const adminPort = await freePort();
  const serverProcess = track(
    start(process.execPath, ['--enable-source-maps', SERVER], {
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: '0',
      ADMIN_PORT: String(adminPort),
      // Lines are collected in memory.
      LOG_LEVEL: 'error',
      PLAID_BASE_URL: proxy.url,
      PLAID_CLIENT_ID: LENDER.clientId,
      PLAID_SECRET: LENDER.secret,
      PLAID_ENV: 'sandbox',
      SEALING_KEYS: `soak:${Buffer.alloc(32, 'soak').toString('base64url')}`,
      API_KEYS_FILE: API_KEYS,
      AUDIT_FILE: join(folder, 'audit.log'),
      RATE_LIMIT_PER_MINUTE: '0',
      ...settings,
    }),
  );
  const url = await printedUrl(serverProcess, /creditgraph is at (\S+)/);
  return {
    server: {
      pid: serverProcess.pid,
      url,
      adminUrl: `http://127.0.0.1:${adminPort}`,
      headers: { authorization: `Bearer ${API_KEY}` },
      stop: (signal) => serverProcess.stop(signal),
    },
    proxy,
    sandbox: new SandboxClient(sandboxUrl),
    async stop() {
      // The server may wait for calls that hang, so the proxy ends them first.
      await proxy.stop();
      await Promise.all(
        [serverProcess, sandboxProcess].filter((one) => running.has(one)).map((one) => one.stop('SIGINT')),
      );
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function track(started: StartedProcess): StartedProcess {
  running.add(started);
  void started.ended().then(() => running.delete(started));
  return started;
}

async function printedUrl(started: StartedProcess, line: RegExp): Promise<string> {
  const printed = await started.until('Ctrl-C stops it.');
  const [, url] = line.exec(printed) ?? [];
  if (url === undefined) throw new Error(`no address in what a process printed: ${printed}`);
  return url;
}
