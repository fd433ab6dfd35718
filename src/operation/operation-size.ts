/** How large an operation is before it is executed. A fragment counts each time that it is spread. */
export interface OperationSize {
  /** How many fields stand one inside the other. */
  readonly depth: number;
  /** Fields at the root, `__typename` and those of introspection included. */
  readonly rootFields: number;
  /** Fields under another name than their own. */
  readonly aliases: number;
  /** In all. */
  readonly directives: number;
  /** Of the place that has most. */
  readonly directivesPerNode: number;
  /** How many values the answer may hold, by the sizes that its lists are assumed to have. */
  readonly cost: number;
  /** How often Plaid may be asked for it. */
  readonly upstreamCalls: number;
}

/**
 * What a selection adds up to. The lists of a page are as long as the field around the page says, which is not known where
 * they are selected, so what they hold is kept apart.
 */
export interface Sum extends OperationSize {
  /** What each entry of the page adds to the cost. */
  readonly costPerEntry: number;
  /** What each entry of the page adds to the calls. */
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

/** Two selections beside each other. */
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

/** Two selections of which one or the other is answered, as for the types behind an interface. */
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
