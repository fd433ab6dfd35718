/** A limit that an operation is beyond, with its numbers. */
export interface BrokenLimit {
  readonly rule: string;
  readonly max: number;
  /** What it came to; of tokens, at least that. */
  readonly actual: number;
}

/** What a rule counts. */
const WORDS: Readonly<Record<string, string>> = {
  tokens: 'words and signs or more',
  depth: 'fields one inside the other',
  rootFields: 'fields at its root',
  aliases: 'aliases',
  directives: 'directives',
  directivesPerNode: 'directives in one place',
  cost: 'values in its answer, by the assumed length of lists',
  upstreamCalls: 'calls of Plaid',
};

export function describeLimit({ rule, max, actual }: BrokenLimit): string {
  return `The operation is too large: ${actual} ${WORDS[rule] ?? rule}, where ${max} are allowed`;
}
