import { BadInputError } from '../errors/errors.js';

/** Marks each field and input field that reads data of a report with Insights only. */
export const NEEDS_INSIGHTS = { needsInsights: true } as const;

/** Marks the type that contains a report. Fields of this type have the argument `includeInsights`. */
export const READS_REPORT = { readsReport: true } as const;

/** @throws {BadInputError} always: a response that ignores the condition would look correct. */
export function refuseWithoutInsights(place: string): never {
  throw new BadInputError(
    `${place}: needs Insights, but this report was read without them; its warnings show whether Plaid refused them`,
  );
}

/** @throws {BadInputError} always: without categories, no transaction could match. */
export function refuseWithoutCategories(place: string): never {
  throw new BadInputError(`${place}: needs categories, but Plaid sent none for these transactions`);
}
