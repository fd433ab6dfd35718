import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createMemoryStateStore } from '../../../src/state/memory-state-store.js';
import { changeOf, FakePlaid, type Fate, startProcess } from '../../support/change-fakes.js';
import { held } from '../../support/held.js';
import { runs } from '../../support/runs.js';

interface Step {
  readonly key: string;
  readonly input: string;
  /** What happens to the call, if one is made. `dies` ends the process while the call is in progress; it has its effect. */
  readonly fate: Fate | 'dies';
  /** How many send it at once. */
  readonly times: number;
}

const steps = fc.array(
  fc.record<Step>({
    key: fc.constantFrom('a', 'b'),
    input: fc.constantFrom('x', 'y'),
    fate: fc.constantFrom<Step['fate']>('ok', 'lost', 'lost-unsent', 'refused', 'limited', 'fails', 'dies'),
    times: fc.integer({ min: 1, max: 3 }),
  }),
  { maxLength: 12 },
);

/** What the model knows of a key: the input that it belongs to, and how every repeat of it is answered. */
interface Known {
  readonly input: string;
  readonly answer: string;
}

const ANSWERS: Record<Step['fate'], string> = {
  ok: 'ok',
  lost: 'OutcomeUnknownError',
  fails: 'OutcomeUnknownError',
  dies: 'OutcomeUnknownError',
  refused: 'PlaidError',
  limited: 'PlaidError',
  'lost-unsent': 'UpstreamUnavailableError',
};
const FORGOTTEN: ReadonlySet<Step['fate']> = new Set(['limited', 'lost-unsent']);

/** The answer of the model to one step, and what it knows afterwards. */
function predict(known: Map<string, Known>, { key, input, fate }: Step): string {
  const before = known.get(key);
  if (before !== undefined && before.input !== input) return 'IdempotencyKeyReusedError';
  if (before !== undefined) return before.answer;
  if (!FORGOTTEN.has(fate)) known.set(key, { input, answer: ANSWERS[fate] });
  return ANSWERS[fate];
}

it('no key has two calls that may have had an effect, and every answer follows from the first, for any sequence', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      const state = createMemoryStateStore();
      const plaid = new FakePlaid();
      const known = new Map<string, Known>();
      const calledWith = new Map<string, number>();
      let process = startProcess(state);

      for (const step of sequence) {
        const { key, input, fate, times } = step;
        const expected = predict(known, step);
        const death = held<'died'>();
        const call = async () => {
          if (!FORGOTTEN.has(fate)) calledWith.set(key, (calledWith.get(key) ?? 0) + 1);
          if (fate !== 'dies') return plaid.call(input, fate);
          await plaid.call(input, 'ok');
          death.resolve('died');
          return new Promise<never>(() => {});
        };
        const answers = Array.from({ length: times }, () =>
          process.attempts.run(changeOf({ plaid, idempotencyKey: key, input, call })).then(
            () => 'ok',
            (error: Error) => error.name,
          ),
        );
        const ended = await Promise.race([Promise.all(answers), death.promise]);
        if (ended === 'died') {
          process = startProcess(state);
          await process.attempts.recover();
        } else {
          expect({ sequence, step, ended }).toEqual({ sequence, step, ended: ended.map(() => expected) });
        }
      }
      expect(Math.max(0, ...calledWith.values())).toBeLessThanOrEqual(1);
      expect(plaid.effects.length).toBeLessThanOrEqual(known.size);
    }),
    { numRuns: runs(300) },
  );
});
