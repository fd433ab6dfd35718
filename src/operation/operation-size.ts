/** The size of an operation, from before its execution. A fragment counts once for each spread. */
export interface OperationSize {
  /** The deepest nesting of fields. */
  readonly depth: number;
  /** Fields at the root, including `__typename` and introspection. */
  readonly rootFields: number;
  /** Fields with an alias. */
  readonly aliases: number;
  /** The total number. */
  readonly directives: number;
  /** The most directives at one place. */
  readonly directivesPerNode: number;
  /** The estimated number of values in the response, by the assumed lengths of its lists. */
  readonly cost: number;
  /** The most calls to Plaid. */
  readonly upstreamCalls: number;
}

/**
 * The size of a selection. The length of a page's lists depends on an argument of the page's parent field, which the walk
 * visits later. Therefore the amounts for each entry are summed separately.
 */
export interface Sum extends OperationSize {
  /** The cost of each entry of the page. */
  readonly costPerEntry: number;
  /** The calls of each entry of the page. */
  readonly callsPerEntry: number;
  /** Whether anything in the selection needs Insights. */
  readonly needsInsights: boolean;
}

export const NOTHING: Sum = {
  depth: 0,
  rootFields: 0,
  aliases: 0,
  directives: 0,
  directivesPerNode: 0,
  cost: 0,
  upstreamCalls: 0,
  costPerEntry: 0,
  callsPerEntry: 0,
  needsInsights: false,
};

/** The size of two selections that are both executed. */
export function together(one: Sum, other: Sum): Sum {
  return {
    depth: Math.max(one.depth, other.depth),
    rootFields: one.rootFields + other.rootFields,
    aliases: one.aliases + other.aliases,
    directives: one.directives + other.directives,
    directivesPerNode: Math.max(one.directivesPerNode, other.directivesPerNode),
    cost: one.cost + other.cost,
    upstreamCalls: one.upstreamCalls + other.upstreamCalls,
    costPerEntry: one.costPerEntry + other.costPerEntry,
    callsPerEntry: one.callsPerEntry + other.callsPerEntry,
    needsInsights: one.needsInsights || other.needsInsights,
  };
}

/** The size of two selections of which only one is executed, as for the types of an interface. */
export function eitherOf(one: Sum, other: Sum): Sum {
  return {
    depth: Math.max(one.depth, other.depth),
    rootFields: Math.max(one.rootFields, other.rootFields),
    aliases: Math.max(one.aliases, other.aliases),
    directives: Math.max(one.directives, other.directives),
    directivesPerNode: Math.max(one.directivesPerNode, other.directivesPerNode),
    cost: Math.max(one.cost, other.cost),
    upstreamCalls: Math.max(one.upstreamCalls, other.upstreamCalls),
    costPerEntry: Math.max(one.costPerEntry, other.costPerEntry),
    callsPerEntry: Math.max(one.callsPerEntry, other.callsPerEntry),
    needsInsights: one.needsInsights || other.needsInsights,
  };
}
