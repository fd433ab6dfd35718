import type { OperationDefinitionNode } from 'graphql';
import type { OperationSize } from './operation-size.js';

/** An operation of at least this cost is an export: a whole list of transactions, or computed from one. */
const EXPORT_COST = 25_000;

/** An operation without a call to Plaid and below this cost is cheap, such as a status page asks. */
const CHEAP_COST = 100;

/** The loads above which operations are refused. A load of 1 refuses every request before its body is read. */
const REFUSED_ABOVE = { export: 0.25, query: 0.5 } as const;

/** How busy the process is, from 0 to 1, with the operation in question. */
export interface Loads {
  /** With everything but reads of reports. */
  readonly process: number;
  /** With reads of reports and what follows them in worker threads. */
  readonly reads: number;
}

/**
 * Whether an operation is refused because the server is busy: exports first, then other queries. Cheap operations and mutations are
 * accepted as long as their requests are. Reads of reports count for exports alone: a query whose report is cached needs none.
 */
export function isShedAt(
  kind: OperationDefinitionNode['operation'],
  { cost, upstreamCalls }: Pick<OperationSize, 'cost' | 'upstreamCalls'>,
  { process, reads }: Loads,
): boolean {
  if (cost >= EXPORT_COST) return Math.max(process, reads) > REFUSED_ABOVE.export;
  if (kind === 'mutation' || (upstreamCalls === 0 && cost < CHEAP_COST)) return false;
  return process > REFUSED_ABOVE.query;
}

/** Whether a query may not begin another read of a report. */
export function areReadsRefusedAt({ reads }: Pick<Loads, 'reads'>): boolean {
  return reads > REFUSED_ABOVE.query;
}

/** Whether an admitted operation is refused at the present load. Threads do not ask: the main thread has accepted the operation. */
export type Shedding = (
  kind: OperationDefinitionNode['operation'],
  size: Pick<OperationSize, 'cost' | 'upstreamCalls'>,
) => boolean;
