import { expect } from '@jest/globals';
import fc from 'fast-check';
import type { StoreUnderTest } from './state-store-contract.js';

interface Expiring {
  readonly value: string;
  readonly expiresAt: number;
}

interface ModelList {
  last: number;
  entries: (Expiring & { readonly sequence: number })[];
}

const LIST_LIMITS = { ttlMs: 40, maxLength: 3 };

/** What a state store contains, computed in the simplest way. */
export class StateModel {
  now = 0;
  readonly values = new Map<string, Expiring>();
  readonly lists = new Map<string, ModelList>();

  value(key: string): string | null {
    const found = this.values.get(key);
    return found !== undefined && found.expiresAt > this.now ? found.value : null;
  }

  list(name: string): ModelList {
    const list = this.lists.get(name) ?? { last: 0, entries: [] };
    this.lists.set(name, list);
    list.entries = list.entries.filter(({ expiresAt }) => expiresAt > this.now);
    return list;
  }
}

const key = fc.constantFrom('a', 'a/1', 'a/2', 'b');
const value = fc.constantFrom('', 'x', 'y');
const ttlMs = fc.integer({ min: 1, max: 60 });

const step = fc.oneof(
  fc.record({ kind: fc.constant('create' as const), key, value, ttlMs }),
  fc.record({ kind: fc.constant('replace' as const), key, expected: value, value, ttlMs }),
  fc.record({ kind: fc.constant('delete' as const), key }),
  fc.record({ kind: fc.constant('entries' as const), prefix: fc.constantFrom('', 'a', 'a/', 'b', 'c') }),
  fc.record({ kind: fc.constant('append' as const), key, value }),
  fc.record({
    kind: fc.constant('after' as const),
    key,
    sequence: fc.nat(8),
    limit: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({ kind: fc.constant('advance' as const), ms: fc.integer({ min: 1, max: 50 }) }),
  fc.constant({ kind: 'maintain' as const }),
);

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

export const randomSteps = fc.array(step, { minLength: 5, maxLength: 40 });

/** Takes a step with the store and with the model, and compares the results. */
export async function runStep(taken: Step, tested: StoreUnderTest, model: StateModel): Promise<void> {
  const { store } = tested;
  switch (taken.kind) {
    case 'create': {
      const before = model.value(taken.key);
      const found = await store.create(taken.key, Buffer.from(taken.value), taken.ttlMs);
      expect(found?.toString() ?? null).toBe(before);
      if (before === null) write(model, taken);
      break;
    }
    case 'replace': {
      const isExpected = model.value(taken.key) === taken.expected;
      const buffers = [Buffer.from(taken.expected), Buffer.from(taken.value)] as const;
      expect(await store.replace(taken.key, ...buffers, taken.ttlMs)).toBe(isExpected);
      if (isExpected) write(model, taken);
      break;
    }
    case 'delete':
      expect(await store.delete(taken.key)).toBe(model.value(taken.key) !== null);
      model.values.delete(taken.key);
      break;
    case 'entries': {
      const found: [string, string][] = [];
      for await (const [each, bytes] of store.entries(taken.prefix)) found.push([each, bytes.toString()]);
      const keys = [...model.values.keys()].filter((each) => each.startsWith(taken.prefix)).sort();
      const live = keys.map((each) => [each, model.value(each)] as const);
      expect(found).toEqual(live.filter(([, text]) => text !== null));
      break;
    }
    case 'append': {
      const list = model.list(taken.key);
      const sequence = await store.append(taken.key, Buffer.from(taken.value), LIST_LIMITS);
      if (list.entries.length > 0) expect(sequence).toBe(list.last + 1);
      else expect(sequence).toBeGreaterThan(list.last);
      list.last = sequence;
      list.entries.push({ sequence, value: taken.value, expiresAt: model.now + LIST_LIMITS.ttlMs });
      list.entries = list.entries.slice(-LIST_LIMITS.maxLength);
      break;
    }
    case 'after': {
      const list = model.list(taken.key);
      const { entries, first, last } = await store.after(taken.key, taken.sequence, taken.limit);
      const expected = list.entries.filter(({ sequence }) => sequence > taken.sequence).slice(0, taken.limit);
      expect(entries.map((each) => [each.sequence, each.value.toString()])).toEqual(
        expected.map((each) => [each.sequence, each.value]),
      );
      expect(first).toBe(list.entries[0]?.sequence ?? null);
      if (first !== null) expect(last).toBe(list.last);
      else expect(last).toBeGreaterThanOrEqual(list.last);
      break;
    }
    case 'advance':
      model.now += taken.ms;
      await tested.advance(taken.ms);
      break;
    default:
      await tested.maintain();
  }
}

function write(model: StateModel, taken: { key: string; value: string; ttlMs: number }): void {
  model.values.set(taken.key, { value: taken.value, expiresAt: model.now + taken.ttlMs });
}
