import * as z from 'zod';
import { Random } from '../../bench/upstream/random.js';

const ms = z.number().min(0);
const count = z.int().min(1);

const Fault = z.discriminatedUnion('kind', [
  /** The request is sent to the upstream after `ms`, plus up to `jitterMs`. */
  z.strictObject({ kind: z.literal('latency'), ms, jitterMs: ms.optional() }),
  /** The body of the response arrives in pieces of `bytes`, one every `everyMs`. */
  z.strictObject({ kind: z.literal('drip'), bytes: count, everyMs: ms }),
  /** The connection is reset: before the request is sent to the upstream, or after the upstream has responded. */
  z.strictObject({ kind: z.literal('reset'), when: z.enum(['before', 'after']) }),
  /** The request is accepted, not sent to the upstream, and never answered. */
  z.strictObject({ kind: z.literal('half-open') }),
  /** The upstream executes the request, and its response is dropped. The connection stays open without an answer. */
  z.strictObject({ kind: z.literal('answer-lost') }),
  /** The connection ends after the headers and half of the body. */
  z.strictObject({ kind: z.literal('truncate') }),
  /**
   * The response arrives in portions of at least `bytes`, the last one when the upstream ends. Nothing is sent before, headers neither.
   * With `obeysHeader`, a response with `X-Accel-Buffering: no` is sent on at once, as nginx does it. A WebSocket is not held.
   */
  z.strictObject({ kind: z.literal('buffer'), bytes: count, obeysHeader: z.boolean().optional() }),
  /** The connection ends after so many bytes of the body, or so many ms after the headers. Of a WebSocket, all bytes count. */
  z.strictObject({ kind: z.literal('cut'), afterBytes: count.optional(), afterMs: ms.optional() }),
  /** Random bytes of the body are replaced; default 8. */
  z.strictObject({ kind: z.literal('corrupt'), bytes: count.optional() }),
  /** 429 in Plaid's format, without a call of the upstream. */
  z.strictObject({ kind: z.literal('rate-limit'), retryAfterSeconds: z.int().min(0).optional() }),
  /** 500 in Plaid's format, without a call of the upstream. */
  z.strictObject({ kind: z.literal('server-error') }),
]);

const Rule = z.strictObject({
  /** Default: every path. */
  path: z.string().startsWith('/').optional(),
  /** The first and the last call with a fault. The calls of the rule's path are counted from 1, since the plan was set. */
  calls: z.tuple([count, count]).optional(),
  /** From and until when calls have a fault, in ms since the plan was set. */
  ms: z.tuple([ms, ms]).optional(),
  /** The share of these calls that have a fault, from 0 to 1; default 1. */
  share: z.number().min(0).max(1).optional(),
  fault: Fault,
});

const Plan = z.strictObject({ rules: z.array(Rule) });

export type Fault = z.output<typeof Fault>;
export type FaultRule = z.output<typeof Rule>;
/** The first rule that applies to a call decides. A call without a rule is passed on. */
export type FaultPlan = z.output<typeof Plan>;

export const NO_FAULTS: FaultPlan = { rules: [] };

/** @throws {TypeError} that names each member that is wrong. */
export function readFaultPlan(json: unknown): FaultPlan {
  const read = Plan.safeParse(json);
  if (!read.success) throw new TypeError(z.prettifyError(read.error));
  return read.data;
}

/** What happens to one call. */
export interface PlannedCall {
  readonly fault: Fault | null;
  /** For the fault's random values. The same seed and the same order of calls give the same values. */
  readonly random: Random;
}

/** Applies a plan to calls, in the order in which they arrive. */
export class FaultSchedule {
  readonly #rules: readonly { readonly rule: FaultRule; readonly random: Random; calls: number }[];
  readonly #unplanned: Random;

  constructor({ rules }: FaultPlan, seed: number) {
    const seeds = new Random(seed);
    const nextSeed = () => seeds.integer(0, 2 ** 32 - 1);
    this.#unplanned = new Random(nextSeed());
    this.#rules = rules.map((rule) => ({ rule, random: new Random(nextSeed()), calls: 0 }));
  }

  /** @param atMs when the call arrived, since the plan was set. */
  next(path: string, atMs: number): PlannedCall {
    let planned: PlannedCall | null = null;
    for (const counted of this.#rules) {
      const { rule } = counted;
      if (rule.path !== undefined && rule.path !== path) continue;
      counted.calls += 1;
      // Drawn for each call, so that a value depends only on the seed and the number of the call.
      const isInShare = counted.random.chance(rule.share ?? 1);
      const random = new Random(counted.random.integer(0, 2 ** 32 - 1));
      if (isInShare && isWithin(rule.calls, counted.calls) && isWithin(rule.ms, atMs)) {
        planned ??= { fault: rule.fault, random };
      }
    }
    return planned ?? { fault: null, random: this.#unplanned };
  }
}

function isWithin(range: readonly [number, number] | undefined, value: number): boolean {
  return range === undefined || (range[0] <= value && value <= range[1]);
}
