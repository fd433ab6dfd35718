import * as z from 'zod';

/** The limits of an operation; null for no limit. */
export interface OperationLimits {
  /** Tokens of the document. The parser stops at this limit. */
  readonly tokens: number | null;
  readonly depth: number | null;
  readonly rootFields: number | null;
  readonly aliases: number | null;
  readonly directives: number | null;
  readonly directivesPerNode: number | null;
  readonly cost: number | null;
  readonly upstreamCalls: number | null;
  /** The work of computing from reports during execution. */
  readonly work: number | null;
}

const LIMIT_RULE = 'must be a whole number from 0 to 1000000000; 0 means no limit';

const limit = z.coerce.number(LIMIT_RULE).int(LIMIT_RULE).min(0, LIMIT_RULE).max(1_000_000_000, LIMIT_RULE);

export const limitSettings = {
  LIMIT_TOKENS: limit
    .default(1_500)
    .describe('The tokens that a document may have; 0 for no limit, as in all settings with LIMIT_.'),
  LIMIT_DEPTH: limit.default(12).describe('How deep fields may be nested.'),
  LIMIT_ROOT_FIELDS: limit.default(20).describe('The root fields that an operation may have.'),
  LIMIT_ALIASES: limit.default(30).describe('The aliases that an operation may have.'),
  LIMIT_DIRECTIVES: limit.default(50).describe('The directives that an operation may have.'),
  LIMIT_DIRECTIVES_PER_NODE: limit
    .default(10)
    .describe('The directives that one place of an operation may have.'),
  LIMIT_COST: limit
    .default(2_000_000)
    .describe(
      'The values that a response may hold plus the work of computing them, estimated from assumed list lengths.',
    ),
  LIMIT_WORK: limit
    .default(8_000_000)
    .describe(
      'The work of computing from reports (attributes, summaries, filters), measured by their real size, in the unit of LIMIT_COST.',
    ),
  LIMIT_UPSTREAM_CALLS: limit.default(20).describe('The calls of Plaid that an operation may cause.'),
};

export function operationLimits(env: Readonly<Record<keyof typeof limitSettings, number>>): OperationLimits {
  return {
    tokens: orOff(env.LIMIT_TOKENS),
    depth: orOff(env.LIMIT_DEPTH),
    rootFields: orOff(env.LIMIT_ROOT_FIELDS),
    aliases: orOff(env.LIMIT_ALIASES),
    directives: orOff(env.LIMIT_DIRECTIVES),
    directivesPerNode: orOff(env.LIMIT_DIRECTIVES_PER_NODE),
    cost: orOff(env.LIMIT_COST),
    upstreamCalls: orOff(env.LIMIT_UPSTREAM_CALLS),
    work: orOff(env.LIMIT_WORK),
  };
}

function orOff(setting: number): number | null {
  return setting === 0 ? null : setting;
}
