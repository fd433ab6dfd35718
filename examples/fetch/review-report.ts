/**
 * Reads a report that a partner has relayed. The script waits while the report is PENDING, lists its accounts, and reads all
 * of its transactions page by page. It uses only fetch and generated types.
 *
 *     node examples/dist/examples/fetch/review-report.js [relay token]
 */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type AccountLineFragment,
  RelayedReportDocument,
  ReportTransactionsDocument,
  type TypedDocumentString,
} from './generated/graphql.js';

const url = process.env.GRAPHQL_URL ?? 'http://localhost:4000/graphql';
/** A bearer token or an API key, for a server that authenticates callers. The embedded sandbox needs none. */
const authorization = process.env.GRAPHQL_TOKEN
  ? { authorization: `Bearer ${process.env.GRAPHQL_TOKEN}` }
  : {};
const [token = 'credit-relay-sandbox-73d7cf3b-dba5-4069-b37e-e812eed85175'] = process.argv.slice(2);
const PAGE_SIZE = 100;
const PATIENCE_MS = 10 * 60_000;

/** One error of a GraphQL response. Decide by `code`: messages may change. */
class GraphError extends Error {
  readonly code: string;
  /** Time to wait before a retry, in ms. Null when a retry is useless or the time is unknown. */
  readonly retryAfterMs: number | null;

  constructor({ message, extensions }: ErrorAnswer) {
    super(message);
    this.code = extensions.code;
    this.retryAfterMs = extensions.retryAfterMs ?? null;
  }
}

interface ErrorAnswer {
  readonly message: string;
  readonly extensions: {
    readonly code: string;
    readonly retryAfterMs?: number | null;
  };
}

/** Sends one operation, and retries when the error has `retryAfterMs`. */
async function send<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
        ...authorization,
      },
      body: JSON.stringify({ query: document.toString(), variables }),
    });
    const answer = (await response.json()) as { data: Result; errors?: [ErrorAnswer] };
    if (answer.errors === undefined) return answer.data;
    const error = new GraphError(answer.errors[0]);
    if (error.retryAfterMs === null || attempt === 3) throw error;
    await sleep(error.retryAfterMs);
  }
}

/** Waits until the report is READY. PENDING is data, not an error: Plaid may need minutes to create a report. */
async function readyReport() {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    const { relayToken } = await send(RelayedReportDocument, { token });
    const answer = relayToken?.assetReport;
    if (answer?.status === 'READY' && answer.report) return answer.report;
    if (answer?.status === 'FAILED') {
      throw new Error(`FAILED: ${answer.error?.displayMessage ?? answer.error?.errorCode}`);
    }
    const waitMs = answer?.retryAfterMs ?? 5_000;
    console.log(`PENDING: asking again in ${waitMs} ms`);
    await sleep(waitMs);
  }
  throw new Error('The report is still PENDING');
}

/** One page of the report's transactions, after the cursor. */
async function transactionPage(after: string | null) {
  const { relayToken } = await send(ReportTransactionsDocument, { token, first: PAGE_SIZE, after });
  const page = relayToken?.assetReport?.report?.transactions;
  if (!page) throw new Error('The report was refreshed meanwhile: start again');
  return page;
}

function accountLine({ name, mask, subtype, balances }: AccountLineFragment, transactions: number): string {
  const currency = balances.isoCurrencyCode ?? balances.unofficialCurrencyCode;
  const balance = balances.current === null ? 'balance unknown' : `${balances.current} ${currency}`;
  return `  ${name} ··${mask ?? '??'}, ${subtype ?? 'kind unknown'}: ${balance}, ${transactions} transactions`;
}

try {
  const report = await readyReport();
  const counts = new Map<string, number>();
  let pages = 0;
  let after: string | null = null;
  do {
    const { nodes, pageInfo } = await transactionPage(after);
    for (const { accountId } of nodes) counts.set(accountId, (counts.get(accountId) ?? 0) + 1);
    pages += 1;
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);

  for (const { institutionName, accounts } of report.items) {
    console.log(`${institutionName}, ${report.dateGenerated}`);
    for (const account of accounts) console.log(accountLine(account, counts.get(account.accountId) ?? 0));
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  console.log(`${total} transactions on ${pages} pages`);
} catch (error) {
  console.error(error instanceof GraphError ? `${error.code}: ${error.message}` : error);
  process.exitCode = 1;
}
