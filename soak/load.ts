import { setTimeout as pause } from 'node:timers/promises';
import { type GraphClient, OK, type Operation, type Outcome } from './graph-client.js';

/** Sends `count` operations, `atOnce` of them at once. */
export async function sendAll(
  client: GraphClient,
  { count, atOnce, operation }: { count: number; atOnce: number; operation: (index: number) => Operation },
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < count) {
        const index = next;
        next += 1;
        outcomes.push(await client.send(operation(index)));
      }
    }),
  );
  return outcomes;
}

/** An operation of a mix, with its class for the figures. */
export interface Sample<Kind extends string> {
  readonly kind: Kind;
  readonly operation: Operation;
}

export type Sampled<Kind extends string> = Outcome & {
  readonly kind: Kind;
  /** When the response was complete, by `performance.now()`. */
  readonly endedAt: number;
};

/**
 * Closed-loop clients: each sends its next request after its response. After an error with `retryAfterMs`, it waits for that time,
 * as a client should.
 */
export async function runClosedLoop<Kind extends string>(
  client: GraphClient,
  options: {
    readonly clients: number;
    readonly isOpen: () => boolean;
    readonly next: () => Sample<Kind>;
    readonly onOutcome: (outcome: Sampled<Kind>) => void;
  },
): Promise<void> {
  const { clients, isOpen, next, onOutcome } = options;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (isOpen()) {
        const { kind, operation } = next();
        const outcome = await client.send(operation);
        onOutcome({ ...outcome, kind, endedAt: performance.now() });
        if (outcome.code !== OK) await pause(outcome.retryAfterMs ?? ERROR_PAUSE_MS);
      }
    }),
  );
}

/** After an error without a wait, so that a server that fails at once is not called in a loop. */
const ERROR_PAUSE_MS = 50;
