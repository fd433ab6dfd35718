/**
 * Reads a report that a partner has relayed. The script subscribes until the report is ready, lists its accounts, and reads
 * all of its transactions page by page. It uses the core of urql, which the bindings for React, Vue and Svelte share.
 *
 *     node examples/dist/examples/urql/review-report.js [relay token]
 */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type AnyVariables,
  Client,
  CombinedError,
  fetchExchange,
  makeOperation,
  mapExchange,
  type TypedDocumentNode,
} from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { toAsyncIterable } from 'wonka';
import * as graphcacheOptions from '../../src/clients/graphcache.js';
import { type FragmentType, getFragmentData } from './generated/fragment-masking.js';
import {
  AccountLineFragmentDoc,
  RelayTokenIdDocument,
  ReportReadyDocument,
  type ReportReadySubscriptionVariables,
  ReportTransactionsDocument,
} from './generated/graphql.js';

const [token = 'credit-relay-sandbox-73d7cf3b-dba5-4069-b37e-e812eed85175'] = process.argv.slice(2);
const PAGE_SIZE = 100;
/** How often a cut subscription is started again without an event in between. */
const RECONNECTS = 5;

/** A bearer token or an API key, for a server that authenticates callers. The embedded sandbox needs none. */
const headers = process.env.GRAPHQL_TOKEN ? { authorization: `Bearer ${process.env.GRAPHQL_TOKEN}` } : {};

/** Says that queries change nothing, so that a balancer may send them again when a server was lost. */
const readOnlyQueries = mapExchange({
  onOperation(operation) {
    if (operation.kind !== 'query') return operation;
    const fetchOptions = { headers: { ...headers, 'x-read-only': 'true' } };
    return makeOperation('query', operation, { ...operation.context, fetchOptions });
  },
});

const client = new Client({
  url: process.env.GRAPHQL_URL ?? 'http://localhost:4000/graphql',
  fetchOptions: { headers },
  // docs/CLIENTS.md explains the options. The queries select `id` on every type that has it. A cached page is not fetched again.
  exchanges: [cacheExchange(graphcacheOptions), readOnlyQueries, fetchExchange],
  // The server accepts only POST, because the URL of a GET would leave tokens in logs.
  preferGetMethod: false,
  // Subscriptions are server-sent events.
  fetchSubscriptions: true,
});

/** Returns the data of a query, and retries when the error has `retryAfterMs`. */
async function ask<Result, Variables extends AnyVariables>(
  document: TypedDocumentNode<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    const { data, error } = await client.query(document, variables);
    if (error === undefined && data !== undefined) return data;
    const waitMs = error?.graphQLErrors[0]?.extensions.retryAfterMs;
    if (typeof waitMs !== 'number' || attempt === 3) throw error;
    await sleep(waitMs);
  }
}

const subscribe = (variables: ReportReadySubscriptionVariables) =>
  toAsyncIterable(client.subscription(ReportReadyDocument, variables));

/** The events of a report. When the subscription is cut, it continues after the last event. */
async function* eventsOf(id: string) {
  let after: string | null = null;
  for (let cuts = 0; cuts <= RECONNECTS; cuts += 1) {
    let waitMs = 1_000 * 2 ** cuts;
    for await (const { data, error, extensions } of subscribe({ id, after })) {
      if (error?.networkError) break;
      if (error) {
        waitMs = error.graphQLErrors[0]?.extensions.retryAfterMs as number;
        if (typeof waitMs !== 'number') throw error;
        break;
      }
      after = (extensions?.cursor as string | undefined) ?? after;
      cuts = 0;
      if (data) yield data.reportReady;
    }
    await sleep(waitMs);
  }
  throw new Error('The subscription was cut again and again');
}

/** Waits until the report is READY, which may take minutes. If it is READY already, that is the first event. */
async function readyReport() {
  const { relayToken } = await ask(RelayTokenIdDocument, { token });
  if (!relayToken) throw new Error('The token has no id');
  console.log('Waiting until the report is ready');
  for await (const { assetReport } of eventsOf(relayToken.id)) {
    const { status, report, error } = assetReport ?? {};
    if (status === 'READY' && report) return report;
    if (status === 'FAILED') throw new Error(`FAILED: ${error?.displayMessage ?? error?.errorCode}`);
    // It was refreshed again after this event, so another event follows.
  }
  throw new Error('The subscription has ended');
}

/** One page of the report's transactions, after the cursor. */
async function transactionPage(after: string | null) {
  const { relayToken } = await ask(ReportTransactionsDocument, { token, first: PAGE_SIZE, after });
  const page = relayToken?.assetReport?.report?.transactions;
  if (!page) throw new Error('The report was refreshed meanwhile: start again');
  return page;
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
  const [first] = error instanceof CombinedError ? error.graphQLErrors : [];
  console.error(first === undefined ? error : `${first.extensions.code}: ${first.message}`);
  process.exitCode = 1;
}
