import { setTimeout as pause } from 'node:timers/promises';
import type { Sandbox } from 'creditgraph-sandbox';
import { Random } from '../../bench/upstream/random.js';
import { type Fault, type FaultRule, NO_FAULTS } from './fault-plan.js';
import type { FaultProxy } from './fault-proxy.js';
import { MUTATIONS, PlaidOfTests, type PreparedMutation } from './mutation-kinds.js';

/** The server under test. */
export interface HistoryServer {
  /** Sends an operation. Rejects when the connection is lost, or the signal aborts. */
  send(query: string, variables: object, signal?: AbortSignal): Promise<HistoryAnswer>;
  /** Kills it with SIGKILL and starts it again with the same state. Null for a server that cannot be killed. */
  readonly kill: (() => Promise<void>) | null;
}

export interface HistoryAnswer {
  readonly data?: {
    readonly answer?: Answered | null;
    readonly attempt?: { readonly state: string } | null;
  } | null;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

interface Answered {
  readonly replayed: boolean;
  readonly made?: unknown;
}

/** What the histories had. */
export interface HistoryCounts {
  histories: number;
  kills: number;
  /** Mutations with a key of their own. */
  mutations: number;
  sends: number;
  effects: number;
  acknowledged: number;
  replays: number;
  /** Answers with `OUTCOME_UNKNOWN`. */
  unknown: number;
  /** Sends without an answer: the client or the server has left. */
  unanswered: number;
  /** Keys with two effects, or with two outcomes. */
  doubled: number;
  /** Mutations that an answer acknowledged, and that have no effect, or are not SUCCEEDED at the end. */
  forgotten: number;
  /** Calls that the proxy let fail. */
  faults: number;
  /** Mutations with an effect that no answer acknowledged, that reads can settle; and how many of these were settled. */
  lost: number;
  settled: number;
}

export interface HistoriesOptions {
  readonly sandbox: Sandbox;
  /** Between the server and the sandbox. */
  readonly proxy: Pick<FaultProxy, 'set' | 'calls'>;
  readonly server: HistoryServer;
  readonly seed: number;
  /** Whether the mutations of a history are sent one after another. Repeats of one mutation are sent at the same time nevertheless. */
  readonly isSequential?: boolean;
  /** Asked before each history. */
  readonly isOpen: (counts: HistoryCounts) => boolean;
  /** How long after Plaid's recovery reads may take to settle what was lost, in ms. */
  readonly settleMs: number;
}

/** Of the proxy. Calls that are held end by the server's timeouts. */
const FAULTS: readonly Fault[] = [
  { kind: 'reset', when: 'after' },
  { kind: 'answer-lost' },
  { kind: 'truncate' },
  { kind: 'reset', when: 'before' },
  { kind: 'half-open' },
  { kind: 'server-error' },
  { kind: 'latency', ms: 50 },
  { kind: 'rate-limit' },
];
/** Of the sandbox, which refuses a call as Plaid does. */
const REFUSAL = {
  kind: 'error',
  status: 400,
  errorType: 'INVALID_REQUEST',
  errorCode: 'INVALID_FIELD',
  times: 1,
} as const;
/** Of each path in a history, how many calls may have a fault. */
const PLANNED_CALLS = 8;
/** Few enough that the circuit to Plaid seldom opens: then nothing is sent. */
const FAULTY = 0.3;
const MUTATIONS_OF_A_HISTORY = 4;
const POLL_MS = 500;
/** How often the state of an attempt is read while the state is unavailable. */
const READS_OF_STATE = 10;

/** One mutation of a history: an idempotency key, what it names, and what is known of it. */
interface Tracked {
  readonly key: string;
  readonly right: PreparedMutation;
  /** Another input for the same key; null when none is sent. */
  readonly other: PreparedMutation | null;
  /** The payload that an answer acknowledged. */
  acknowledged: Answered | null;
}

/**
 * Sends random histories of mutations with timeouts, resets, half answers, repeats, other inputs, clients that leave, and kills of
 * the server, and compares them with the ledger of the sandbox. `doubled` and `forgotten` must be 0.
 */
export async function runHistories(options: HistoriesOptions): Promise<HistoryCounts> {
  const { sandbox, proxy, server, seed, isSequential = false, isOpen, settleMs } = options;
  const counts: HistoryCounts = {
    histories: 0,
    kills: 0,
    mutations: 0,
    sends: 0,
    effects: 0,
    acknowledged: 0,
    replays: 0,
    unknown: 0,
    unanswered: 0,
    doubled: 0,
    forgotten: 0,
    faults: 0,
    lost: 0,
    settled: 0,
  };
  const random = new Random(seed);
  const plaid = new PlaidOfTests(sandbox);
  const all: Tracked[] = [];

  async function send(tracked: Tracked, { query, input }: PreparedMutation, leaveAfterMs: number | null) {
    counts.sends += 1;
    const variables = { input: { ...input, idempotencyKey: tracked.key } };
    const signal = leaveAfterMs === null ? undefined : AbortSignal.timeout(leaveAfterMs);
    const result = await server.send(query, variables, signal).catch(() => null);
    if (result === null) {
      counts.unanswered += 1;
      return;
    }
    if (result.errors?.[0]?.extensions.code === 'OUTCOME_UNKNOWN') counts.unknown += 1;
    const answer = result.data?.answer;
    if (answer === undefined || answer === null) return;
    if (answer.replayed) counts.replays += 1;
    const { made } = answer;
    const before = tracked.acknowledged;
    if (
      before !== null &&
      before.made !== undefined &&
      JSON.stringify(before.made) !== JSON.stringify(made)
    ) {
      throw new Error(`seed ${seed}: the key ${tracked.key} has two outcomes`);
    }
    tracked.acknowledged ??= answer;
  }

  async function live(tracked: Tracked): Promise<void> {
    const rounds = random.integer(1, 4);
    for (let round = 0; round < rounds; round += 1) {
      if (random.chance(0.1)) sandbox.faults.set(tracked.right.path, REFUSAL);
      const once = () => {
        const prepared = tracked.other !== null && random.chance(0.3) ? tracked.other : tracked.right;
        return send(tracked, prepared, random.chance(0.15) ? random.integer(1, 40) : null);
      };
      await Promise.all(Array.from({ length: random.chance(0.3) ? 3 : 1 }, once));
    }
  }

  while (isOpen(counts)) {
    // A refusal that the last history has left would meet the calls that prepare this one.
    sandbox.faults.clear();
    const kinds = Array.from({ length: MUTATIONS_OF_A_HISTORY }, () => ({
      prepare: random.pick(MUTATIONS),
      hasOther: random.chance(0.3),
    }));
    const tracked = await Promise.all(
      kinds.map(
        async ({ prepare, hasOther }, index): Promise<Tracked> => ({
          key: `history-${seed}-${all.length + index}`,
          right: await prepare(plaid),
          other: hasOther ? await prepare(plaid) : null,
          acknowledged: null,
        }),
      ),
    );
    const killing = server.kill !== null && random.chance(0.5) ? server.kill : null;
    proxy.set({ rules: rulesOf(tracked, random) });
    const lives = isSequential
      ? tracked.reduce((before, next) => before.then(() => live(next)), Promise.resolve())
      : Promise.all(tracked.map(live));
    if (killing !== null) {
      await pause(random.integer(0, 60));
      await killing();
      counts.kills += 1;
    }
    await lives;
    counts.faults += proxy.calls.filter(({ fault }) => fault !== null).length;
    all.push(...tracked);
    counts.histories += 1;
    counts.mutations += tracked.length;
  }

  // Plaid has recovered.
  sandbox.faults.clear();
  proxy.set(NO_FAULTS);
  const recoveredAt = performance.now();
  const effectsOf = effectsByToken(sandbox);
  const lost: Tracked[] = [];
  for (const tracked of all) {
    const effects = effectsOf(tracked.right) + (tracked.other === null ? 0 : effectsOf(tracked.other));
    counts.effects += effects;
    if (effects > 1) counts.doubled += 1;
    if (tracked.acknowledged !== null) {
      counts.acknowledged += 1;
      const state = await stateOf(server, tracked.key);
      if (effects === 0 || state !== 'SUCCEEDED') counts.forgotten += 1;
    } else if (effects === 1 && tracked.right.isSettleable) {
      lost.push(tracked);
    }
  }
  counts.lost = lost.length;
  let left = lost;
  do {
    const states = await Promise.all(left.map(({ key }) => stateOf(server, key)));
    left = left.filter((_tracked, index) => states[index] !== 'SUCCEEDED');
    if (left.length === 0) break;
    await pause(POLL_MS);
  } while (performance.now() - recoveredAt < settleMs);
  counts.settled = lost.length - left.length;
  return counts;
}

/** A fault for some of the calls that change something. Reads have none: what they say settles what was lost. */
function rulesOf(tracked: readonly Tracked[], random: Random): FaultRule[] {
  const paths = [...new Set(tracked.map(({ right }) => right.path))];
  return paths.flatMap((path) =>
    Array.from({ length: PLANNED_CALLS }, (_call, index): FaultRule => {
      const call = index + 1;
      return { path, calls: [call, call], share: random.chance(FAULTY) ? 1 : 0, fault: random.pick(FAULTS) };
    }),
  );
}

/** The number of effects of a mutation, by the ledger of the sandbox. */
function effectsByToken(sandbox: Sandbox): (mutation: PreparedMutation) => number {
  const counted = new Map<string, number>();
  for (const { path, concerns } of sandbox.ledger.entries()) {
    const key = `${path} ${concerns[0]}`;
    counted.set(key, (counted.get(key) ?? 0) + 1);
  }
  return ({ path, token }) => counted.get(`${path} ${token}`) ?? 0;
}

async function stateOf(server: HistoryServer, key: string): Promise<string> {
  const query = 'query A($key: String!) { attempt(idempotencyKey: $key) { state } }';
  for (let tries = 1; ; tries += 1) {
    const { data, errors } = await server.send(query, { key });
    const state = data?.attempt?.state ?? errors?.[0]?.extensions.code ?? 'not known';
    // A timeout of Redis on a busy machine says nothing about the attempt.
    if (state !== 'STATE_UNAVAILABLE' || tries === READS_OF_STATE) return state;
    await pause(POLL_MS);
  }
}
