/**
 * Reads a report that a partner has relayed. The script waits while the report is PENDING, lists its accounts, and reads all
 * of its transactions page by page. It uses Apollo Client 4, whose cache joins the pages.
 *
 *     node examples/dist/examples/apollo-client/review-report.js [relay token]
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { ApolloClient, CombinedGraphQLErrors, HttpLink, InMemoryCache } from '@apollo/client';
import { possibleTypes, typePolicies } from '../../src/clients/apollo-type-policies.js';
import { type FragmentType, getFragmentData } from './generated/fragment-masking.js';
import {
  AccountLineFragmentDoc,
  RelayedReportDocument,
  ReportTransactionsDocument,
  type ReportTransactionsQuery,
} from './generated/graphql.js';

const [token = 'credit-relay-sandbox-73d7cf3b-dba5-4069-b37e-e812eed85175'] = process.argv.slice(2);
const PAGE_SIZE = 100;
const PATIENCE_MS = 10 * 60_000;

/** A bearer token or an API key, for a server that authenticates callers. The embedded sandbox needs none. */
const headers = process.env.GRAPHQL_TOKEN ? { authorization: `Bearer ${process.env.GRAPHQL_TOKEN}` } : {};

const client = new ApolloClient({
  link: new HttpLink({ uri: process.env.GRAPHQL_URL ?? 'http://localhost:4000/graphql', headers }),
  // docs/CLIENTS.md explains both options. The queries select `id` on every type that has it.
  cache: new InMemoryCache({ typePolicies, possibleTypes }),
});

/** Sends an operation, and retries when the error has `retryAfterMs`. */
async function patiently<Result>(send: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send();
    } catch (error) {
      const waitMs = CombinedGraphQLErrors.is(error) && error.errors[0]?.extensions?.retryAfterMs;
      if (typeof waitMs !== 'number' || attempt === 3) throw error;
      await sleep(waitMs);
    }
  }
}

/** Waits until the report is READY. PENDING is data, not an error: Plaid may need minutes to create a report. */
async function readyReport() {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    const { data } = await patiently(() =>
      client.query({ query: RelayedReportDocument, variables: { token }, fetchPolicy: 'network-only' }),
    );
    const answer = data?.relayToken?.assetReport;
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

/** Reads every transaction. The cache appends each page to the pages before it; a component would watch this list. */
async function allTransactions() {
  const query = { query: ReportTransactionsDocument, variables: { token, first: PAGE_SIZE } };
  let page = connectionOf((await patiently(() => client.query(query))).data);
  let pages = 1;
  const list = client.watchQuery(query);
  // Read the page from the result of fetchMore: the watched list gets no update while another page is in flight.
  while (page.pageInfo.hasNextPage) {
    const variables = { after: page.pageInfo.endCursor };
    page = connectionOf((await patiently(() => list.fetchMore({ variables }))).data);
    pages += 1;
  }
  return { transactions: connectionOf(client.readQuery(query)).nodes, pages };
}

function connectionOf(data: ReportTransactionsQuery | null | undefined) {
  const connection = data?.relayToken?.assetReport?.report?.transactions;
  if (!connection) throw new Error('The report was refreshed meanwhile: start again');
  return connection;
}

/** Like a component: it gets the masked account, and reads only the fields of its own fragment. */
function accountLine(account: FragmentType<typeof AccountLineFragmentDoc>, transactions: number): string {
  const { name, mask, subtype, balances } = getFragmentData(AccountLineFragmentDoc, account);
  const currency = balances.isoCurrencyCode ?? balances.unofficialCurrencyCode;
  const balance = balances.current === null ? 'balance unknown' : `${balances.current} ${currency}`;
  return `  ${name} ··${mask ?? '??'}, ${subtype ?? 'kind unknown'}: ${balance}, ${transactions} transactions`;
}

try {
  const report = await readyReport();
  const { transactions, pages } = await allTransactions();
  const countOf = (accountId: string) => transactions.filter((one) => one.accountId === accountId).length;

  for (const { institutionName, accounts } of report.items) {
    console.log(`${institutionName}, ${report.dateGenerated}`);
    for (const account of accounts) console.log(accountLine(account, countOf(account.accountId)));
  }
  console.log(`${transactions.length} transactions on ${pages} pages`);
} catch (error) {
  const [first] = CombinedGraphQLErrors.is(error) ? error.errors : [];
  console.error(first === undefined ? error : `${first.extensions?.code}: ${first.message}`);
  process.exitCode = 1;
} finally {
  client.stop();
}
