/**
 * Reads a report that a partner has relayed: waits while it is PENDING, lists its accounts, and walks through all of its
 * transactions, page by page. With Apollo Client 4, whose cache puts the pages together.
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

/** A bearer token or an API key, for a server that tells callers apart; the embedded sandbox asks for none. */
const headers = process.env.GRAPHQL_TOKEN ? { authorization: `Bearer ${process.env.GRAPHQL_TOKEN}` } : {};

const client = new ApolloClient({
  link: new HttpLink({ uri: process.env.GRAPHQL_URL ?? 'http://localhost:4000/graphql', headers }),
  // docs/CLIENTS.md says what they do. The queries select `id` wherever there is one.
  cache: new InMemoryCache({ typePolicies, possibleTypes }),
});

/** Does something, and again where the server says when. */
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

/** The report once it is READY. PENDING is an answer and no error: Plaid may gather for minutes. */
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

/** Every transaction: each page is put behind those before it, in the cache, where a component would watch them. */
async function allTransactions() {
  const query = { query: ReportTransactionsDocument, variables: { token, first: PAGE_SIZE } };
  let page = connectionOf((await patiently(() => client.query(query))).data);
  let pages = 1;
  const list = client.watchQuery(query);
  // Goes by the answer of fetchMore: the list itself is told of a page only when no other is on its way.
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

/** What a component would be: it gets the account masked, and reads of it what its own fragment asks for. */
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
