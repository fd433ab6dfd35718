import { cpuMsOf } from '../bench/measure/process-usage.js';
import type { FleetStack } from './fleet-stack.js';
import { GraphClient, OK } from './graph-client.js';
import { sendAll } from './load.js';
import { pageOf } from './operations.js';
import { SandboxClient } from './sandbox-client.js';

/** What reads cost in one round. */
export interface RoundCost {
  readonly replicas: 1 | 2;
  /** CPU time of the replicas per read of a report that no replica had, in ms. */
  readonly coldMs: number;
  /** Per later read, in ms. */
  readonly againMs: number;
  /** Reports that were read. */
  readonly tokens: number;
  /** Calls to Plaid. */
  readonly calls: number;
}

const ROUNDS = { full: 5, short: 2 };
const TOKENS = { full: 100, short: 30 };
const AGAIN = 9;
const AT_ONCE = 8;
const GET = '/credit/relay/get';

/** Rounds with one replica and with two in turn, so that what else the machine does concerns both. The first two are a warm-up. */
export async function measureCosts({
  soak,
  sandbox,
  proxy,
  replicas,
}: FleetStack): Promise<readonly RoundCost[]> {
  const count = soak.isShort ? TOKENS.short : TOKENS.full;
  const rounds = 1 + (soak.isShort ? ROUNDS.short : ROUNDS.full);
  const plaid = new SandboxClient(sandbox.url);
  const client = new GraphClient({ url: replicas.url, headers: replicas.headers }, AT_ONCE);
  const costs: RoundCost[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const number of [1, 2] as const) {
      const used = replicas.all.slice(0, number);
      replicas.balancer.use(used.map(({ port }) => port));
      const tokens = await plaid.relayTokens('usual', count);
      const before = proxy.count(GET);
      /** CPU time per request, in ms. */
      const measure = async (times: number) => {
        const cpuMs = () => used.reduce((sum, { pid }) => sum + cpuMsOf(pid), 0);
        const startMs = cpuMs();
        const outcomes = await sendAll(client, {
          count: times * count,
          atOnce: AT_ONCE,
          operation: (index) => pageOf(tokens[index % count] ?? ''),
        });
        const failed = outcomes.find(({ code }) => code !== OK);
        if (failed !== undefined) throw new Error(`A read failed: ${failed.code}`);
        return (cpuMs() - startMs) / outcomes.length;
      };
      const coldMs = await measure(1);
      const againMs = await measure(AGAIN);
      const calls = proxy.count(GET) - before;
      if (round > 0) costs.push({ replicas: number, coldMs, againMs, tokens: count, calls });
    }
    soak.progress((0.3 * (round + 1)) / rounds);
  }
  await client.close();
  replicas.balancer.use(replicas.all.map(({ port }) => port));
  return costs;
}
