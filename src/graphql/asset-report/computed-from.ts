import type { Part } from '../../model/coverage.js';
import { NEEDS_INSIGHTS } from './insights-need.js';

/*
 * Declares in `@Extensions` which parts of a report a computed figure reads. The figure is null when one of them is missing.
 * `test/unit/graphql/coverage.test.ts` finds all figures by this and checks them.
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
