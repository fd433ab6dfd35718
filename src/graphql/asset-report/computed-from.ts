import type { Part } from '../../model/coverage.js';
import { NEEDS_INSIGHTS } from './insights-need.js';

/*
 * What `@Extensions` says of a figure that is computed here: which parts of a report it reads. It is null when one of them is
 * missing. `test/e2e/coverage.test.ts` finds all figures by this and holds them to it.
 */

interface ComputedFrom {
  readonly computedFrom: readonly Part[];
}

export const FROM_TRANSACTIONS = { computedFrom: ['transactions'] } as const satisfies ComputedFrom;

export const FROM_CATEGORIES = {
  ...NEEDS_INSIGHTS,
  computedFrom: ['transactions', 'insights'],
} as const satisfies ComputedFrom;

export const FROM_BALANCES = { computedFrom: ['historicalBalances'] } as const satisfies ComputedFrom;
