import type { OperationLimits } from '../config/limits.js';
import type { OperationSize } from './operation-size.js';

/** A limit that an operation exceeds. Clients see it as `extensions.limit`. */
export interface BrokenLimit {
  /** The parser counts `tokens`. `work` is counted during the execution. */
  readonly rule: keyof OperationSize | 'tokens' | 'work';
  readonly max: number;
  /** The exact value; a lower bound for tokens and work. */
  readonly actual: number;
}

/** The rules that do not apply to registered operations, because their authors know their cost. */
const COST_RULES: ReadonlySet<keyof OperationSize> = new Set([
  'depth',
  'rootFields',
  'aliases',
  'directives',
  'directivesPerNode',
  'cost',
]);

/** In the order of the checks. */
const RULES: readonly (keyof OperationSize)[] = [...COST_RULES, 'upstreamCalls'];

/** The first exceeded limit, or null. */
export function brokenLimit(
  size: OperationSize,
  limits: OperationLimits,
  isRegistered: boolean,
): BrokenLimit | null {
  for (const rule of RULES) {
    const max = limits[rule];
    if (max === null || size[rule] <= max || (isRegistered && COST_RULES.has(rule))) continue;
    // The size of nested fragments can exceed the exact integers.
    return { rule, max, actual: Math.min(size[rule], Number.MAX_SAFE_INTEGER) };
  }
  return null;
}
