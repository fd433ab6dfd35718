/**
 * Type policies of this graph for the cache of Apollo Client 4: see docs/CLIENTS.md. Import the file or copy it; it imports no
 * other file of this repository.
 *
 *     new InMemoryCache({ typePolicies, possibleTypes })
 */
import type {
  FieldMergeFunctionOptions,
  FieldPolicy,
  PossibleTypesMap,
  StoreObject,
  TypePolicies,
} from '@apollo/client/cache';

type Options = Pick<FieldMergeFunctionOptions, 'isReference' | 'mergeObjects'>;
type Fields = Record<string, unknown>;

/** For fragments on `Node`. */
export const possibleTypes: PossibleTypesMap = {
  Node: ['Account', 'AssetReport', 'AuditCopy', 'CashflowReport', 'Item', 'RelayToken'],
};

/** Merges what two queries select of the same snapshot, which is immutable. */
const parts: FieldPolicy = { merge: mergeParts };

/** Replaces what can change between two reads, so that old and new parts are never mixed. */
const replaced: FieldPolicy = { merge: false };

/** Has one entry for every `maxAge`, because a newer read replaces the older one. All other arguments select another report. */
const ofAnyAge: FieldPolicy = {
  keyArgs(args) {
    const others = Object.entries(args ?? {}).filter(([name, value]) => name !== 'maxAge' && value != null);
    return others.length === 0 ? false : others.map(([name]) => name).sort();
  },
};

/** Pages of a list whose order and rows cannot change. */
const transactions = pages(['filter', 'orderBy'], mergeParts);

export const typePolicies: TypePolicies = {
  // An id of these three types is one snapshot of a report, or a part of one.
  AssetReport: {
    fields: {
      age: parts,
      allTransactions: parts,
      attributes: parts,
      averageDailyBalance: parts,
      coverage: parts,
      incomeStreams: parts,
      insights: parts,
      items: parts,
      largeDeposits: parts,
      ownerMatches: parts,
      summary: parts,
      transactions,
      user: parts,
      verifiedAssets: parts,
    },
  },
  Item: { fields: { accounts: parts } },
  Account: {
    fields: {
      allTransactions: parts,
      attributes: parts,
      averageDailyBalance: parts,
      balances: parts,
      coverage: parts,
      historicalBalances: parts,
      insights: parts,
      investments: parts,
      owners: parts,
      summary: parts,
      transactions,
    },
  },
  // The object around a report has no id, and the next response may contain another report.
  AssetReportResult: {
    merge: mergeResults,
    fields: {
      // Apollo merges the fields of an object before the object itself, even for a report without an id, which may be another one
      // each time. It does not merge the entries of a list, so the report is stored in a list of one.
      report: {
        // For a report with an id, Apollo calls this twice: with the report, and with the reference to it.
        merge: (_existing, incoming, { isReference }) =>
          incoming === null || (!isReference(incoming) && incoming.id !== undefined) ? incoming : [incoming],
        read: reportIn,
      },
    },
  },
  // Their fields belong to the same token and are independent of each other.
  AuditCopy: { merge: true, fields: { assetReport: ofAnyAge } },
  RelayToken: { merge: true, fields: { assetReport: ofAnyAge } },
  ReportDownloads: { merge: true },
  CashflowReport: {
    fields: { accounts: replaced, item: replaced, transactions: pages([], replace) },
  },
  Query: {
    fields: {
      assetReport: ofAnyAge,
      cashflowInsights: replaced,
      cashflowTransactions: pages(['accessToken', 'accountIds'], replace),
    },
  },
};

/** Merges recursively, lists entry by entry. Replaces values that contradict each other. */
function mergeParts(existing: unknown, incoming: unknown, options: Options): unknown {
  if (Array.isArray(existing) && Array.isArray(incoming)) {
    if (existing.length !== incoming.length) return incoming;
    return incoming.map((entry, index) => mergeParts(existing[index], entry, options));
  }
  if (!isObject(existing) || !isObject(incoming)) return incoming;
  const references = [existing, incoming].filter(options.isReference).length;
  if (references === 2) return incoming;
  if (references === 1) return options.mergeObjects(existing as StoreObject, incoming as StoreObject);

  const merged: Fields = { ...existing };
  for (const [field, value] of Object.entries(incoming)) {
    const known = existing[field];
    const isLeaf = value !== null && typeof value !== 'object';
    if (isLeaf && known !== undefined && known !== value) return incoming;
    merged[field] = mergeParts(known, value, options);
  }
  return merged;
}

function replace(_existing: unknown, incoming: unknown): unknown {
  return incoming;
}

/** Merges two results about the same report. Otherwise the new one replaces the old one, with its warnings. */
function mergeResults(existing: Fields | undefined, incoming: Fields, options: Options): Fields {
  if (existing === undefined || !agree(subjectOf(existing, options), subjectOf(incoming, options)))
    return incoming;
  const merged: Fields = { ...existing, ...incoming };
  for (const field of ['error', 'warnings']) {
    if (incoming[field] !== undefined) merged[field] = mergeParts(existing[field], incoming[field], options);
  }
  return merged;
}

/**
 * The subject of a result: the cache key of its report; PENDING or FAILED; READY or NOT_READY when the result contains nothing else;
 * undefined when it contains more but does not identify the report.
 */
function subjectOf(result: Fields, { isReference }: Options): string | undefined {
  const { status } = result;
  const report = reportIn(result.report);
  if (isReference(report)) return report.__ref;
  if (status === 'READY') return hasOnly(result, ['status', 'retryAfterMs', 'error']) ? 'READY' : undefined;
  if (typeof status === 'string') return status;
  return report === null && hasOnly(result, ['report']) ? 'NOT_READY' : undefined;
}

function reportIn(stored: unknown): unknown {
  return Array.isArray(stored) ? stored[0] : stored;
}

function hasOnly(result: Fields, fields: string[]): boolean {
  return Object.keys(result).every((field) => field === '__typename' || fields.includes(field));
}

/** Whether two results can be merged. */
function agree(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  return one === other || isPartOf(one, other) || isPartOf(other, one);
}

function isPartOf(part: string, whole: string): boolean {
  if (part === 'READY') return whole.startsWith('AssetReport:');
  return part === 'NOT_READY' && (whole === 'PENDING' || whole === 'FAILED');
}

/** An edge, or a node in place of one. The cursor is known if it was selected, or if a page starts or ends there. */
interface Row extends Fields {
  readonly node?: unknown;
  readonly cursor?: string;
}

/** The pages of a connection as one list, from the first row on. */
interface Pages extends Fields {
  /** Undefined until a query selects `nodes` or `edges`. */
  readonly rows?: readonly Row[];
  readonly hasPreviousPage?: boolean;
  readonly hasNextPage?: boolean;
}

/** A connection as the cache writes and reads it. */
interface Connection extends Fields {
  readonly nodes?: readonly unknown[];
  readonly edges?: readonly Row[];
  readonly pageInfo?: {
    readonly startCursor?: string | null;
    readonly endCursor?: string | null;
    readonly hasPreviousPage?: boolean;
    readonly hasNextPage?: boolean;
  };
}

/** The length of a page without `first`. */
const DEFAULT_PAGE = 50;

/**
 * Joins the pages of a connection, from `nodes` or `edges`. Select `pageInfo { hasNextPage endCursor }` and fetch the next page with
 * `after: endCursor`. A query without `after` reads all pages so far; one with `after` reads that page. Backward pages (`last`,
 * `before`) are stored separately.
 *
 * @param keyArgs the arguments that select another list
 * @param mergeRow combines a cached row with a new one
 */
function pages(keyArgs: string[], mergeRow: typeof mergeParts): FieldPolicy {
  return {
    keyArgs: (args) => (isBackwards(args) ? [...keyArgs, 'first', 'after', 'last', 'before'] : keyArgs),
    merge(
      existing: Pages | null | undefined,
      incoming: Connection | null,
      options,
    ): Pages | null | undefined {
      if (incoming === null) return null;
      const { nodes: _nodes, edges: _edges, pageInfo = {}, ...others } = incoming;
      const page = rowsOf(incoming, options);
      if (page === null) return { ...existing, ...others };

      const known = existing?.rows ?? [];
      const { after, first } = options.args ?? {};
      const start = isBackwards(options.args) || after == null ? 0 : startAfter(known, after);
      // There is a gap before this page, so the cache cannot store it. The query that fetched it still receives it.
      if (start === null) return existing ?? undefined;

      const end = start + page.length;
      const isImmutable = mergeRow === mergeParts;
      const rows = [
        ...known.slice(0, start),
        ...page.map((row, index) => mergeRow(known[start + index], row, options) as Row),
        ...(isImmutable ? known.slice(end) : []),
      ];
      const isShort = page.length < (first ?? DEFAULT_PAGE) && !isBackwards(options.args);
      const { hasPreviousPage = start === 0 ? existing?.hasPreviousPage : undefined } = pageInfo;
      const { hasNextPage = isShort ? false : end === known.length ? existing?.hasNextPage : undefined } =
        pageInfo;
      return {
        ...existing,
        ...others,
        rows,
        ...(start === 0 && { hasPreviousPage }),
        ...(end === rows.length && { hasNextPage }),
      } as Pages;
    },
    read(existing: Pages | null | undefined, { args }): Connection | null | undefined {
      if (existing === null || existing === undefined) return existing;
      const { rows, hasPreviousPage, hasNextPage, ...others } = existing;
      if (rows === undefined) return others;
      const { after, first } = args ?? {};
      const start = isBackwards(args) || after == null ? 0 : startAfter(rows, after);
      if (start === null) return undefined;
      const wanted = start + (first ?? DEFAULT_PAGE);
      const isPartial = rows.length < wanted && hasNextPage !== false;
      if (isPartial && !isBackwards(args)) return undefined;

      const page = after == null || isBackwards(args) ? rows : rows.slice(start, wanted);
      const end = start + page.length;
      return {
        ...others,
        edges: page,
        nodes: page.map(({ node }) => node),
        pageInfo: {
          __typename: 'PageInfo',
          hasPreviousPage: start > 0 ? true : hasPreviousPage,
          hasNextPage: end < rows.length ? true : hasNextPage,
          startCursor: page.length === 0 ? null : page[0]?.cursor,
          endCursor: page.length === 0 ? null : page[page.length - 1]?.cursor,
        } as Connection['pageInfo'] & object,
      };
    },
  };
}

/** The rows of a page, with the cursors from its `pageInfo`; null when the query selects no rows. */
function rowsOf({ nodes, edges, pageInfo }: Connection, options: Options): Row[] | null {
  const list = edges ?? nodes;
  if (list === undefined) return null;
  const row = (_entry: unknown, index: number): Row => {
    const { startCursor, endCursor } = pageInfo ?? {};
    return {
      ...(index === 0 && startCursor != null && { cursor: startCursor }),
      ...(index === list.length - 1 && endCursor != null && { cursor: endCursor }),
      ...edges?.[index],
      ...(nodes !== undefined && { node: mergeParts(edges?.[index]?.node, nodes[index], options) }),
    };
  };
  return list.map(row);
}

/** The index after the row with the cursor; null when no cached row has it. */
function startAfter(rows: readonly Row[], after: unknown): number | null {
  const index = rows.map(({ cursor }) => cursor as unknown).lastIndexOf(after);
  return index === -1 ? null : index + 1;
}

function isBackwards(args: Fields | null): boolean {
  return args?.last != null || args?.before != null;
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
