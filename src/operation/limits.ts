import type { OperationLimits } from '../config/limits.js';
import type { OperationSize } from './operation-size.js';

/** A rule that an operation breaks, with its numbers: what `extensions.limit` shows. */
export interface BrokenLimit {
  /** `tokens` is the parser's, and `work` is counted while an operation is executed. */
  readonly rule: keyof OperationSize | 'tokens' | 'work';
  readonly max: number;
  /** What it came to; of tokens and work, at least that. */
  readonly actual: number;
}

/** The rules that registered operations are free of: who wrote those has seen what they cost. */
const ABOUT_COST: ReadonlySet<keyof OperationSize> = new Set([
  'depth',
  'rootFields',
  'aliases',
  'directives',
  'directivesPerNode',
  'cost',
]);

/** In the order in which they are looked at. */
const RULES: readonly (keyof OperationSize)[] = [...ABOUT_COST, 'upstreamCalls'];

/** The first rule that is broken, or null. */
export function brokenLimit(
  size: OperationSize,
  limits: OperationLimits,
  isRegistered: boolean,
): BrokenLimit | null {
  for (const rule of RULES) {
    const max = limits[rule];
    if (max === null || size[rule] <= max || (isRegistered && ABOUT_COST.has(rule))) continue;
    // Fragments that spread fragments soon come to more than a number can say.
    return { rule, max, actual: Math.min(size[rule], Number.MAX_SAFE_INTEGER) };
  }
  return null;
}
