/**
 * Reads a report that a partner has relayed: waits while it is PENDING, lists its accounts, and walks through all of its
 * transactions, page by page. With urql's core, which its bindings for React, Vue and Svelte share.
 *
 *     node examples/dist/examples/urql/review-report.js [relay token]
 */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type AnyVariables,
  Client,
  CombinedError,
  fetchExchange,
  type RequestPolicy,
  type TypedDocumentNode,
} from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import * as graphcacheOptions from '../../src/clients/graphcache.js';
import { type FragmentType, getFragmentData } from './generated/fragment-masking.js';
import {
  AccountLineFragmentDoc,
  RelayedReportDocument,
  ReportTransactionsDocument,
} from './generated/graphql.js';

const [token = 'credit-relay-sandbox-73d7cf3b-dba5-4069-b37e-e812eed85175'] = process.argv.slice(2);
const PAGE_SIZE = 100;
const PATIENCE_MS = 10 * 60_000;

/** A bearer token or an API key, for a server that tells callers apart; the embedded sandbox asks for none. */
const headers = process.env.GRAPHQL_TOKEN ? { authorization: `Bearer ${process.env.GRAPHQL_TOKEN}` } : {};

const client = new Client({
  url: process.env.GRAPHQL_URL ?? 'http://localhost:4000/graphql',
  fetchOptions: { headers },
  // docs/CLIENTS.md says what the options do. The queries select `id` wherever there is one. A page that was read once is not
  // sent for again.
  exchanges: [cacheExchange(graphcacheOptions), fetchExchange],
  // The server takes POST alone, since a GET leaves tokens in logs.
  preferGetMethod: false,
});

/** The answer to a query; asks again where the server says when. */
async function ask<Result, Variables extends AnyVariables>(
  document: TypedDocumentNode<Result, Variables>,
  variables: Variables,
  requestPolicy: RequestPolicy = 'cache-first',
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    const { data, error } = await client.query(document, variables, { requestPolicy });
    if (error === undefined && data !== undefined) return data;
    const waitMs = error?.graphQLErrors[0]?.extensions.retryAfterMs;
    if (typeof waitMs !== 'number' || attempt === 3) throw error;
    await sleep(waitMs);
  }
}

/** The report once it is READY. PENDING is an answer and no error: Plaid may gather for minutes. */
async function readyReport() {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    const { relayToken } = await ask(RelayedReportDocument, { token }, 'network-only');
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

/** One page of the report's transactions, from the cursor on. */
async function transactionPage(after: string | null) {
  const { relayToken } = await ask(ReportTransactionsDocument, { token, first: PAGE_SIZE, after });
  const page = relayToken?.assetReport?.report?.transactions;
  if (!page) throw new Error('The report was refreshed meanwhile: start again');
  return page;
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
