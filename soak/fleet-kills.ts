import { setTimeout as pause } from 'node:timers/promises';
import { Random } from '../bench/upstream/random.js';
import { type HistoryAnswer, type HistoryCounts, runHistories } from '../test/support/mutation-histories.js';
import type { FleetStack } from './fleet-stack.js';
import { GraphClient, type Outcome } from './graph-client.js';
import { pageOf } from './operations.js';
import { SandboxClient } from './sandbox-client.js';

const KILLS = { full: 20, short: 4 };
const SETTLE_MS = 30_000;
/** Clients for each way to send a read. */
const READERS = 3;
const TOKENS = 200;
/** Between two reads of a client, in ms. The replicas have time for a start. */
const PAUSE_MS = 10;

/** How a read is sent: by GET, or by POST with or without `x-read-only`. */
export type Sending = 'GET' | 'POST' | 'read-only POST';
const SENDINGS: readonly Sending[] = ['GET', 'read-only POST', 'POST'];

export interface KillResult {
  readonly counts: HistoryCounts;
  readonly reads: readonly (Outcome & { readonly sending: Sending })[];
  /** Reads that the balancer has sent again. */
  readonly repeated: number;
}

/** Kills one replica after the other while there are mutations and reads, and starts it again. */
export async function runKills({ soak, sandbox, proxy, replicas }: FleetStack): Promise<KillResult> {
  const goal = soak.isShort ? KILLS.short : KILLS.full;
  const tokens = await new SandboxClient(sandbox.url).relayTokens('small', TOKENS);
  const { url, headers, balancer } = replicas;
  const clientWith = (more: Readonly<Record<string, string>>) =>
    new GraphClient({ url, headers: { ...headers, ...more } }, READERS);
  const clients = {
    GET: clientWith({ 'apollo-require-preflight': '1' }),
    'read-only POST': clientWith({ 'x-read-only': 'true' }),
    POST: clientWith({}),
  };
  const random = new Random(soak.seed);
  const reads: (Outcome & { readonly sending: Sending })[] = [];
  let isOpen = true;
  const loop = async (sending: Sending) => {
    const method = sending === 'GET' ? 'GET' : 'POST';
    while (isOpen) {
      reads.push({ sending, ...(await clients[sending].send(pageOf(random.pick(tokens)), method)) });
      await pause(PAUSE_MS);
    }
  };
  const loops = SENDINGS.flatMap((sending) => Array.from({ length: READERS }, () => loop(sending)));
  let killed = 0;
  try {
    const counts = await runHistories({
      sandbox,
      proxy,
      seed: soak.seed,
      settleMs: SETTLE_MS,
      server: {
        async send(query, variables, signal) {
          const response = await fetch(url, {
            method: 'POST',
            headers: { 'content-type': 'application/json', ...headers },
            body: JSON.stringify({ query, variables }),
            ...(signal !== undefined && { signal }),
          });
          return (await response.json()) as HistoryAnswer;
        },
        async kill() {
          const replica = replicas.all[killed % 2 === 0 ? 0 : 1];
          killed += 1;
          await replica.kill();
          await replica.start();
        },
      },
      isOpen({ kills }) {
        soak.progress(0.4 + (0.6 * kills) / goal);
        return kills < goal;
      },
    });
    return { counts, reads, repeated: balancer.repeated };
  } finally {
    isOpen = false;
    await Promise.all(loops);
    await Promise.all(Object.values(clients).map((client) => client.close()));
  }
}
