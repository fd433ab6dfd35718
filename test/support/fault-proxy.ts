import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Random } from '../../bench/upstream/random.js';
import { type ExchangeRecord, FaultExchange, type ProxiedResponse } from './fault-exchange.js';
import { type Fault, type FaultPlan, FaultSchedule, NO_FAULTS, type PlannedCall } from './fault-plan.js';
import { tunnel } from './fault-tunnel.js';

/** An HTTP proxy that applies a plan of faults to the calls of its upstream. A response is sent on as it arrives. */
export interface FaultProxy {
  /** The base address, without a slash at the end. */
  readonly url: string;
  /** The latest 10,000 calls since the plan was set, in the order of their arrival. */
  readonly calls: readonly ProxiedCall[];
  /** The number of calls since the plan was set, of one path or of all. */
  count(path?: string): number;
  /** Replaces the plan, and sets calls, counts and times back to 0. Requests in progress keep their faults. */
  set(plan: FaultPlan): void;
  /** Closes all connections, and so ends requests that wait for an answer. */
  drop(): void;
  /** Closes all connections at once, also those with requests in progress. */
  stop(): Promise<void>;
}

/** What the proxy did with one request. */
export interface ProxiedCall extends Readonly<ExchangeRecord> {
  readonly path: string;
  /** When it arrived, in ms since the plan was set. */
  readonly atMs: number;
  readonly fault: Fault['kind'] | null;
}

export interface FaultProxyOptions {
  /** The base address of the upstream. */
  readonly upstream: string;
  /** Default: no faults. */
  readonly plan?: FaultPlan;
  /** Of all random values; default 1. */
  readonly seed?: number;
  /** Called when a request is held without an answer, until the client leaves. Its effect at the upstream has happened then. */
  readonly onHeld?: () => void;
}

const MOST_CALLS = 10_000;
const CORRUPTED_BYTES = 8;

/** Starts a proxy on a free port of this machine. */
export async function startFaultProxy({
  upstream,
  plan = NO_FAULTS,
  seed = 1,
  onHeld = () => {},
}: FaultProxyOptions): Promise<FaultProxy> {
  const target = new URL(upstream);
  const agent = new Agent({ keepAlive: true });
  let current = startPlan(plan, seed);

  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(incoming.url ?? '/', target).pathname;
    const record = newRecord();
    const exchange = new FaultExchange(incoming, response, record);
    const planned = current.call(path, record);
    const body = await buffer(incoming);
    await apply(planned, exchange, {
      forward: () => exchange.forward(target, agent, body),
      ask: () => exchange.ask(target, agent, body),
    });
    if (planned.fault?.kind === 'half-open' || planned.fault?.kind === 'answer-lost') onHeld();
  }

  const server = createServer((incoming, response) => {
    // The client has left, or the upstream is gone, which a client sees as a closed connection.
    handle(incoming, response).catch(() => incoming.socket.destroy());
  });
  const tunnels = new Set<Socket>();
  server.on('upgrade', (incoming, socket: Socket, rest) => {
    tunnels.add(socket);
    socket.once('close', () => tunnels.delete(socket));
    const record = newRecord();
    const { fault } = current.call(new URL(incoming.url ?? '/', target).pathname, record);
    tunnel({ incoming, socket, rest, target, record, fault });
  });
  const closeAll = () => {
    server.closeAllConnections();
    for (const socket of tunnels) socket.destroy();
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    get calls() {
      return current.calls;
    },
    count: (path) => current.count(path),
    set(next) {
      current = startPlan(next, seed);
    },
    drop: closeAll,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      closeAll();
      agent.destroy();
      await closed;
    },
  };
}

function newRecord(): ExchangeRecord {
  return { isForwarded: false, status: null, bodyBytes: 0 };
}

/** A plan since it was set: its clock, its counts and its calls. */
function startPlan(plan: FaultPlan, seed: number) {
  const schedule = new FaultSchedule(plan, seed);
  const startedAt = performance.now();
  const calls: ProxiedCall[] = [];
  const counts = new Map<string, number>();
  return {
    calls,
    count: (path?: string) =>
      path === undefined
        ? [...counts.values()].reduce((sum, number) => sum + number, 0)
        : (counts.get(path) ?? 0),
    call(path: string, record: ExchangeRecord): PlannedCall {
      const atMs = performance.now() - startedAt;
      const planned = schedule.next(path, atMs);
      counts.set(path, (counts.get(path) ?? 0) + 1);
      calls.push(Object.assign(record, { path, atMs, fault: planned.fault?.kind ?? null }));
      if (calls.length > MOST_CALLS) calls.shift();
      return planned;
    },
  };
}

interface Upstream {
  readonly forward: () => Promise<ProxiedResponse>;
  readonly ask: () => Promise<IncomingMessage>;
}

async function apply(
  { fault, random }: PlannedCall,
  exchange: FaultExchange,
  { forward, ask }: Upstream,
): Promise<void> {
  switch (fault?.kind) {
    case undefined:
      return exchange.pass(await ask());
    case 'buffer': {
      const answer = await ask();
      const isTold = fault.obeysHeader === true && answer.headers['x-accel-buffering'] === 'no';
      return exchange.pass(answer, isTold ? 0 : fault.bytes);
    }
    case 'cut':
      return exchange.cut(await ask(), fault.afterBytes ?? Number.POSITIVE_INFINITY, fault.afterMs ?? null);
    case 'latency':
      await exchange.wait(fault.ms + random.next() * (fault.jitterMs ?? 0));
      return exchange.send(await forward());
    case 'drip':
      return exchange.drip(await forward(), fault.bytes, fault.everyMs);
    case 'reset':
      if (fault.when === 'after') await forward();
      return exchange.reset();
    case 'half-open':
      return;
    case 'answer-lost':
      return void (await forward());
    case 'truncate':
      return exchange.truncate(await forward());
    case 'corrupt': {
      const response = await forward();
      return exchange.send({
        ...response,
        body: corrupted(response.body, fault.bytes ?? CORRUPTED_BYTES, random),
      });
    }
    case 'rate-limit':
      return exchange.send(
        refusal({
          status: 429,
          errorType: 'RATE_LIMIT_EXCEEDED',
          errorCode: 'RATE_LIMIT',
          headers:
            fault.retryAfterSeconds === undefined ? {} : { 'retry-after': String(fault.retryAfterSeconds) },
        }),
      );
    case 'server-error':
      return exchange.send(
        refusal({ status: 500, errorType: 'API_ERROR', errorCode: 'INTERNAL_SERVER_ERROR', headers: {} }),
      );
  }
}

/** Each changed byte gets another value. */
function corrupted(body: Buffer, bytes: number, random: Random): Buffer {
  const changed = Buffer.from(body);
  for (let left = Math.min(bytes, body.length); left > 0; left -= 1) {
    const at = random.integer(0, body.length - 1);
    changed[at] = ((changed[at] ?? 0) + random.integer(1, 255)) % 256;
  }
  return changed;
}

/** An error in Plaid's format. */
function refusal({
  status,
  errorType,
  errorCode,
  headers,
}: {
  readonly status: number;
  readonly errorType: string;
  readonly errorCode: string;
  readonly headers: Readonly<Record<string, string>>;
}): ProxiedResponse {
  const error = {
    display_message: null,
    error_code: errorCode,
    error_message: 'an error of the fault proxy',
    error_type: errorType,
    request_id: 'fault-proxy',
    suggested_action: null,
  };
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: Buffer.from(JSON.stringify(error)),
  };
}
