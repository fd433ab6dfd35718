import type { BrokenLimit } from '../../../operation/limits.js';

/** What a rule counts. */
const WORDS: Readonly<Record<BrokenLimit['rule'], string>> = {
  tokens: 'words and signs or more',
  depth: 'fields one inside the other',
  rootFields: 'fields at its root',
  aliases: 'aliases',
  directives: 'directives',
  directivesPerNode: 'directives in one place',
  cost: 'values in its answer, by the assumed length of lists',
  upstreamCalls: 'calls of Plaid',
  work: 'units of computing from its reports',
};

export function describeLimit({ rule, max, actual }: BrokenLimit): string {
  return `The operation is too large: ${actual} ${WORDS[rule]}, where ${max} are allowed`;
}
