/**
 * Reads a report that a partner has relayed. The script subscribes until the report is ready, lists its accounts, and reads
 * all of its transactions page by page. It uses only fetch and generated types.
 *
 *     node examples/dist/examples/fetch/review-report.js [relay token]
 */
import {
  type AccountLineFragment,
  RelayTokenIdDocument,
  ReportReadyDocument,
  ReportTransactionsDocument,
} from './generated/graphql.js';
import { GraphError, send, subscribe } from './graph.js';

const [token = 'credit-relay-sandbox-73d7cf3b-dba5-4069-b37e-e812eed85175'] = process.argv.slice(2);
const PAGE_SIZE = 100;

/** Waits until the report is READY, which may take minutes. If it is READY already, that is the first event. */
async function readyReport() {
  const { relayToken } = await send(RelayTokenIdDocument, { token });
  if (!relayToken) throw new Error('The token has no id');
  console.log('Waiting until the report is ready');
  for await (const { reportReady } of subscribe(ReportReadyDocument, { id: relayToken.id })) {
    const { status, report, error } = reportReady.assetReport ?? {};
    if (status === 'READY' && report) return report;
    if (status === 'FAILED') throw new Error(`FAILED: ${error?.displayMessage ?? error?.errorCode}`);
    // It was refreshed again after this event, so another event follows.
  }
  throw new Error('The subscription has ended');
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
