/**
 * Reads a report that a partner has relayed. The script subscribes until the report is ready, lists its accounts, and reads
 * all of its transactions page by page. It uses Apollo Client 4, whose cache joins the pages. Subscriptions are multipart
 * responses, or go over a WebSocket.
 *
 *     node examples/dist/examples/apollo-client/review-report.js [--websocket] [relay token]
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ApolloClient, CombinedGraphQLErrors, InMemoryCache } from '@apollo/client';
import { defer, first, firstValueFrom, map, repeat, retry, timer } from 'rxjs';
import { possibleTypes, typePolicies } from '../../src/clients/apollo-type-policies.js';
import { type FragmentType, getFragmentData } from './generated/fragment-masking.js';
import {
  AccountLineFragmentDoc,
  RelayTokenIdDocument,
  ReportReadyDocument,
  ReportTransactionsDocument,
  type ReportTransactionsQuery,
} from './generated/graphql.js';
import { overHttp, overWebSocket } from './links.js';

const { values, positionals } = parseArgs({
  options: { websocket: { type: 'boolean' } },
  allowPositionals: true,
});
const [token = 'credit-relay-sandbox-73d7cf3b-dba5-4069-b37e-e812eed85175'] = positionals;
const PAGE_SIZE = 100;
/** How often a cut subscription is started again without an event in between. */
const RECONNECTS = 5;

const client = new ApolloClient({
  link: values.websocket ? overWebSocket() : overHttp,
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

/** The events of a report. When the subscription is cut, it continues after the last event. */
function eventsOf(id: string) {
  let after: string | null = null;
  return defer(() => client.subscribe({ query: ReportReadyDocument, variables: { id, after } })).pipe(
    map(({ data, error, extensions }) => {
      if (error) throw error;
      after = (extensions?.cursor as string | undefined) ?? after;
      return data?.reportReady;
    }),
    // A server that stops completes the subscription.
    repeat({ delay: 1_000 }),
    retry({ count: RECONNECTS, delay: pauseAfter, resetOnSuccess: true }),
  );
}

/** Throws an error that another try would not change. */
function pauseAfter(error: unknown, cuts: number) {
  if (!CombinedGraphQLErrors.is(error)) return timer(1_000 * 2 ** (cuts - 1));
  const waitMs = error.errors[0]?.extensions?.retryAfterMs;
  if (typeof waitMs !== 'number') throw error;
  return timer(waitMs);
}

/** Waits until the report is READY, which may take minutes. If it is READY already, that is the first event. */
async function readyReport() {
  const { data } = await patiently(() => client.query({ query: RelayTokenIdDocument, variables: { token } }));
  if (!data?.relayToken) throw new Error('The token has no id');
  console.log('Waiting until the report is ready');
  const answers = eventsOf(data.relayToken.id).pipe(map((event) => event?.assetReport));
  // While it is PENDING it was refreshed again after the event, so another event follows.
  const answer = await firstValueFrom(
    answers.pipe(first((one) => one?.status === 'READY' || one?.status === 'FAILED')),
  );
  if (answer?.report) return answer.report;
  throw new Error(`FAILED: ${answer?.error?.displayMessage ?? answer?.error?.errorCode}`);
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
