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

/** Of every server. Callers authenticate and reads are audited, as with the real Plaid. */
const SETTINGS = {
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  PORT: '0',
  // Lines are collected in memory.
  LOG_LEVEL: 'error',
  PLAID_CLIENT_ID: LENDER.clientId,
  PLAID_SECRET: LENDER.secret,
  PLAID_ENV: 'sandbox',
  SEALING_KEYS: `soak:${Buffer.alloc(32, 'soak').toString('base64url')}`,
  API_KEYS_FILE: API_KEYS,
  RATE_LIMIT_PER_MINUTE: '0',
};

const running = new Set<StartedProcess>();
const folders: string[] = [];
// No server outlives the run, even after an error or a signal.
process.on('exit', () => {
  for (const { pid } of running) process.kill(-pid, 'SIGKILL');
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

export interface StackOptions {
  /** Of the server, in addition to those that every server of a soak has. */
  readonly settings: Readonly<Record<string, string>>;
  /** Of the sandbox, likewise. */
  readonly sandboxSettings?: Readonly<Record<string, string>>;
  /** Of the proxy's random choices. */
  readonly seed: number;
}

/** Starts a stack and stops it after the work, also when a part of it does not start. */
export async function withStack<T>(
  { settings, sandboxSettings = {}, seed }: StackOptions,
  work: (stack: Stack) => Promise<T>,
): Promise<T> {
  const cleanups: (() => unknown)[] = [];
  try {
    const sandbox = track(
      start(process.execPath, [SANDBOX], {
        SANDBOX_PORT: '0',
        SANDBOX_RATE_LIMITS: 'off',
        ...sandboxSettings,
      }),
    );
    cleanups.push(() => stopIfRunning(sandbox));
    const upstream = await printedUrl(sandbox, /The sandbox is at (\S+):/);
    const proxy = await startFaultProxy({ upstream, seed });
    const folder = mkdtempSync(join(tmpdir(), 'creditgraph-soak-'));
    folders.push(folder);
    const adminPort = await freePort();
    const server = track(
      start(process.execPath, ['--v8-pool-size=1', '--enable-source-maps', SERVER, 'serve'], {
        ...SETTINGS,
        ADMIN_PORT: String(adminPort),
        PLAID_BASE_URL: proxy.url,
        AUDIT_FILE: join(folder, 'audit.log'),
        ...settings,
      }),
    );
    cleanups.push(() => stopIfRunning(server));
    // Stopped first: the server may wait for calls that hang.
    cleanups.push(() => proxy.stop());
    return await work({
      server: {
        pid: server.pid,
        url: await printedUrl(server, /creditgraph is at (\S+)/),
        adminUrl: `http://127.0.0.1:${adminPort}`,
        headers: { authorization: `Bearer ${API_KEY}` },
        stop: (signal) => server.stop(signal),
      },
      proxy,
      sandbox: new SandboxClient(upstream),
    });
  } finally {
    for (const cleanup of cleanups.reverse()) await cleanup();
  }
}

async function stopIfRunning(started: StartedProcess): Promise<void> {
  if (running.has(started)) await started.stop('SIGINT');
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
