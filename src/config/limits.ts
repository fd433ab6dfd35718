import { z } from 'zod';

/** How large an operation may be; null where a rule is off. */
export interface OperationLimits {
  /** The words and signs of a document. Read by the parser, which stops there. */
  readonly tokens: number | null;
  readonly depth: number | null;
  readonly rootFields: number | null;
  readonly aliases: number | null;
  readonly directives: number | null;
  readonly directivesPerNode: number | null;
  readonly cost: number | null;
  readonly upstreamCalls: number | null;
  /** How much may be computed from reports while an operation is executed. */
  readonly work: number | null;
}

const LIMIT_RULE = 'must be a whole number from 0 to 1000000000; 0 is for no limit';

const limit = z.coerce.number(LIMIT_RULE).int(LIMIT_RULE).min(0, LIMIT_RULE).max(1_000_000_000, LIMIT_RULE);

/** The settings about what an operation may take. 0 switches a rule off. */
export const limitSettings = {
  LIMIT_TOKENS: limit
    .default(1_500)
    .describe('How many words and signs a document may have. 0 for no limit, as with all that follow.'),
  LIMIT_DEPTH: limit.default(12).describe('How many fields may stand one inside the other.'),
  LIMIT_ROOT_FIELDS: limit.default(20).describe('How many fields an operation may have at its root.'),
  LIMIT_ALIASES: limit.default(30).describe('How many fields may have another name than their own.'),
  LIMIT_DIRECTIVES: limit.default(50).describe('How many directives an operation may have in all.'),
  LIMIT_DIRECTIVES_PER_NODE: limit.default(10).describe('How many directives may stand in one place.'),
  LIMIT_COST: limit
    .default(2_000_000)
    .describe(
      'How many values an answer may hold, and how much may be computed for it, by the length that its lists are assumed to have.',
    ),
  LIMIT_WORK: limit
    .default(8_000_000)
    .describe(
      'How much an operation may compute from the reports that it reads (attributes, summaries, filters), by their real size and in the unit of LIMIT_COST.',
    ),
  LIMIT_UPSTREAM_CALLS: limit.default(20).describe('How many calls of Plaid an operation may cause.'),
};

/** @param env the settings above, as they were read. */
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
