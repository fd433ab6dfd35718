import { BadInputError } from '../errors/errors.js';

/** Goes into `@Extensions` of every field and input field that reads what only a report with Insights has. */
export const NEEDS_INSIGHTS = { needsInsights: true } as const;

/** Goes into `@Extensions` of the type that a report is answered in: its fields take `includeInsights`. */
export const READS_REPORT = { readsReport: true } as const;

/** @throws {BadInputError} always: what was asked for cannot be answered, and answering less would look right. */
export function refuseWithoutInsights(place: string): never {
  throw new BadInputError(
    `${place}: needs Insights, which this report was read without; its warnings say whether Plaid refused them`,
  );
}

/** @throws {BadInputError} always: without a category, no transaction could meet the condition. */
export function refuseWithoutCategories(place: string): never {
  throw new BadInputError(`${place}: needs categories, and Plaid gave none to these transactions`);
}
