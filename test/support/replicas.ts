import { hash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sandbox } from 'creditgraph-sandbox';
import { type Balancer, startBalancer } from './balancer.js';
import { sentBy, TESTER, type TestCaller, writeApiKeys } from './callers.js';
import { freePort } from './free-port.js';
import { type StartedProcess, startMain } from './process.js';

/** A built server in a process of its own, at a port that stays its own when it is started again. */
export interface Replica {
  readonly port: number;
  /** The endpoint of the graph. */
  readonly url: string;
  /** The base address of health and metrics. */
  readonly adminUrl: string;
  readonly pid: number;
  readonly isRunning: boolean;
  /** What it has logged since it was started. */
  readonly logged: string;
  /** Kills it with SIGKILL. */
  kill(): Promise<void>;
  /** Stops it after its requests in progress. */
  stop(): Promise<void>;
  /** Starts it again, with the same settings and others. */
  start(settings?: Readonly<Record<string, string>>): Promise<void>;
}

/** Replicas over one sandbox, behind a balancer. */
export interface Replicas {
  readonly all: readonly [Replica, Replica];
  readonly balancer: Balancer;
  /** The endpoint of the graph at the balancer. */
  readonly url: string;
  /** The headers of the tester. */
  readonly headers: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

export interface ReplicasOptions {
  readonly sandbox: Sandbox;
  /** With the URLs of Redis. */
  readonly settings: Readonly<Record<string, string>>;
  /** Beside the tester. */
  readonly callers?: readonly TestCaller[];
  /** Registered operations, which are accepted by GET too. */
  readonly operations?: readonly string[];
}

/** For replicas whose callers and settings the tests do not name. */
const SETTINGS = {
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  LOG_LEVEL: 'warn',
  DRAIN_MS: '0',
  STOP_GRACE_MS: '1000',
  PLAID_ENV: 'sandbox',
  RATE_LIMIT_PER_MINUTE: '0',
  SEALING_KEYS: `fleet:${Buffer.alloc(32, 'fleet').toString('base64url')}`,
};

/** Starts two replicas, and a balancer that uses both. Webhooks go to the balancer. */
export async function startReplicas({
  sandbox,
  settings,
  callers = [],
  operations = [],
}: ReplicasOptions): Promise<Replicas> {
  const folder = await mkdtemp(join(tmpdir(), 'creditgraph-fleet-'));
  const apiKeys = writeApiKeys([TESTER, ...callers]);
  const manifest = join(folder, 'operations.json');
  const registered = operations.map((text) => [hash('sha256', text, 'hex'), text]);
  await writeFile(manifest, JSON.stringify(Object.fromEntries(registered)));
  const balancer = await startBalancer();
  const { clientId, secret } = sandbox.clients.ours;
  const common = {
    ...SETTINGS,
    PLAID_CLIENT_ID: clientId,
    PLAID_SECRET: secret,
    PLAID_BASE_URL: sandbox.url,
    PUBLIC_URL: balancer.url,
    API_KEYS_FILE: apiKeys.path,
    ...(operations.length > 0 && { PERSISTED_OPERATIONS: 'prefer', PERSISTED_OPERATIONS_FILE: manifest }),
    ...settings,
  };
  const one = await startReplica({ ...common, AUDIT_FILE: join(folder, 'one.log') });
  const other = await startReplica({ ...common, AUDIT_FILE: join(folder, 'other.log') });
  const all = [one, other] as const;
  balancer.use(all.map(({ port }) => port));
  // No replica outlives this process.
  const killNow = () => {
    for (const { isRunning, pid } of all) if (isRunning) process.kill(-pid, 'SIGKILL');
  };
  process.on('exit', killNow);
  return {
    all,
    balancer,
    url: `${balancer.url}/graphql`,
    headers: { ...sentBy(TESTER), 'x-purpose': 'underwriting' },
    async stop() {
      process.off('exit', killNow);
      await Promise.all(all.map((replica) => replica.kill()));
      await balancer.stop();
      apiKeys.remove();
      await rm(folder, { recursive: true });
    },
  };
}

async function startReplica(settings: Readonly<Record<string, string>>): Promise<Replica> {
  const [port, adminPort] = [await freePort(), await freePort()];
  let isRunning = false;
  let server: StartedProcess;
  async function start(more: Readonly<Record<string, string>> = {}): Promise<void> {
    server = startMain({ ...settings, PORT: String(port), ADMIN_PORT: String(adminPort), ...more });
    isRunning = true;
    await server.until('Ctrl-C stops it.');
  }
  async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    if (!isRunning) return;
    isRunning = false;
    await server.stop(signal);
  }
  await start();
  return {
    port,
    url: `http://127.0.0.1:${port}/graphql`,
    adminUrl: `http://127.0.0.1:${adminPort}`,
    get pid() {
      return server.pid;
    },
    get isRunning() {
      return isRunning;
    },
    get logged() {
      return server.stderr() + server.stdout();
    },
    start,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}
