import type { BrokenLimit } from '../../../operation/limits.js';

/** The unit of each rule. */
const UNITS: Readonly<Record<BrokenLimit['rule'], string>> = {
  tokens: 'tokens (words and punctuation) or more',
  depth: 'levels of nested fields',
  rootFields: 'fields at the root',
  aliases: 'aliases',
  directives: 'directives',
  directivesPerNode: 'directives in one place',
  cost: 'values in the response, by the assumed length of lists',
  upstreamCalls: 'calls to Plaid',
  work: 'units of computation over reports',
};

export function describeLimit({ rule, max, actual }: BrokenLimit): string {
  return `The operation is too large: it has ${actual} ${UNITS[rule]}, and the limit is ${max}`;
}
