import { hash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Sandbox, startSandbox } from 'creditgraph-sandbox';
import { parse, print, separateOperations } from 'graphql';
import { SCOPES } from '../../src/auth/scope.js';
import {
  CANARY_FAULTS,
  type CanaryFault,
  type CanaryPlaid,
  createCanaries,
  startCanaryPlaid,
} from '../support/canary-plaid.js';
import { type StartedProcess, startMain } from '../support/process.js';
import { someOf } from '../support/runs.js';
import { given } from '../support/test-app.js';
import { operationsIn, textsIn, UNKNOWN, variablesFor } from '../support/test-operations.js';

/**
 * All inputs contain texts that occur nowhere in the code. If one is in a log line, in the audit log, in an error or in a header, it has
 * leaked.
 */
const canaries = createCanaries();
const key = `cg_${canaries.setting}`.padEnd(46, 'A');
const sealingKey = canaries.setting.padEnd(43, 'A');

let folder: string;
let sandbox: Sandbox;
let plaid: CanaryPlaid;
let server: StartedProcess;
let url: string;
/** All parts of responses except data: errors, problems and headers. */
const told: string[] = [];
/** The parts of errors that may contain Plaid's texts for the client. */
let shownSomewhere = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'canary-'));
  const keys = [{ name: 'canary-test', sha256: hash('sha256', key, 'hex'), scopes: SCOPES }];
  await writeFile(join(folder, 'keys.json'), JSON.stringify(keys));
  sandbox = await startSandbox({ seed: 'test', now: new Date('2026-03-15T12:00:00Z'), reportDelayMs: 50 });
  plaid = await startCanaryPlaid(sandbox, canaries);
  server = startMain(
    {
      PORT: '0',
      LOG_LEVEL: 'debug',
      PLAID_CLIENT_ID: canaries.setting,
      PLAID_SECRET: canaries.setting,
      PLAID_ENV: 'sandbox',
      PLAID_BASE_URL: plaid.url,
      SEALING_KEYS: `test:${sealingKey}`,
      API_KEYS_FILE: 'keys.json',
      AUDIT_FILE: 'audit.log',
      GRAPHQL_GET: 'on',
      RATE_LIMIT_PER_MINUTE: '0',
    },
    [],
    folder,
  );
  const printed = await server.until('Plaid is');
  url = given(/at (http\S+)/.exec(printed)?.[1], 'where the server is');
});
afterAll(async () => {
  await server.stop('SIGTERM');
  await plaid.stop();
  await sandbox.stop();
  await rm(folder, { recursive: true });
});

interface Sent {
  readonly body?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
}

/** Sends a request, records the parts of the response that must not contain a canary, and returns the data. */
async function send({ body, path = '', headers = {} }: Sent): Promise<unknown> {
  const response = await fetch(new URL(path === '' ? url : path, url), {
    ...(body !== undefined && { method: 'POST', body }),
    headers: {
      authorization: `Bearer ${key}`,
      'x-purpose': 'underwriting',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
  });
  told.push(JSON.stringify([...response.headers].filter(([name]) => name !== 'plaid-request-id')));
  const text = await response.text();
  if (!response.headers.get('content-type')?.includes('json')) {
    if (!response.ok) told.push(text);
    return null;
  }
  const parsed = JSON.parse(text) as { data?: unknown; errors?: { extensions?: { plaid?: object } }[] };
  const { data = null, ...rest } = parsed;
  if (path.includes('/downloads/') && response.ok) return null;
  told.push(JSON.stringify(rest, withoutShown));
  return data;
}

/** Removes the parts of Plaid's errors that clients may see. */
function withoutShown(name: string, value: unknown): unknown {
  if (name !== 'plaid') return value;
  const { displayMessage, documentationUrl, requestId, causes, ...others } = value as Record<string, unknown>;
  if (JSON.stringify([displayMessage, documentationUrl, requestId, causes]).includes(canaries.shown))
    shownSomewhere += 1;
  expect(JSON.stringify([displayMessage, documentationUrl, requestId, causes])).not.toContain(
    canaries.upstream,
  );
  return others;
}

/** Each operation of the tests with its fragments, with variables for existing reports. */
async function operations(): Promise<string[]> {
  const { relayTokens, assetReports, accessTokens } = sandbox.samples;
  const token = given(relayTokens[0], 'a relay token').relayToken;
  const read = (await send({
    body: JSON.stringify({
      query: 'query ($token: String!) { relayToken(token: $token) { id assetReport { report { id } } } }',
      variables: { token },
    }),
  })) as { relayToken: { id: string; assetReport: { report: { id: string } } } };
  const subjects = {
    token,
    ownToken: given(assetReports[0], 'a report').assetReportToken,
    pendingToken: UNKNOWN,
    accessToken: given(accessTokens[0], 'an Item').accessToken,
    auditCopyToken: UNKNOWN,
    relayTokenId: read.relayToken.id,
    reportId: read.relayToken.assetReport.report.id,
  };
  const tested = Object.values(separateOperations(parse(textsIn('test/operations').join('\n')))).map(
    (document) => {
      const query = print(document);
      const variables = variablesFor(given(operationsIn(query)[0], 'an operation'), subjects);
      return JSON.stringify({ query, variables });
    },
  );
  // Executed and logged, with a literal of the client.
  const literal = JSON.stringify({
    query: `query ($token: String!) { relayToken(token: $token) { assetReport { report {
      transactions(first: 1, filter: { description: "${canaries.sent}" }) { totalCount } } } } }`,
    variables: { token },
  });
  const examples = textsIn('examples/operations').map((query) => JSON.stringify({ query }));
  return [...tested, literal, ...examples];
}

/** The same requests with a canary in every text of the client. */
function hostile(): Sent[] {
  const { sent } = canaries;
  const body = (query: string, variables?: object, more: object = {}): Sent => ({
    body: JSON.stringify({ query, variables, ...more }),
  });
  const create =
    'mutation ($input: CreateAssetReportInput!) { createAssetReport(input: $input) { requestId } }';
  return [
    body(`{ relayToken(token: "${sent}") { assetReport { status } } }`),
    body(`{ relayToken(token: """${sent}""") { assetReport { status } } }`),
    body(`{ relayToken(token: ${sent}) { id } }`),
    body(`{ relayToken(token: ["${sent}"]) { id } }`),
    body(`{ relayToken(token: { a: "${sent}" }) { id } }`),
    body(`{ relayTokens(tokens: "${sent}") { id } }`),
    body(`{ ${sent} }`),
    body(`{ ${sent}: __typename @${sent} }`),
    body(`query ${sent} { __typename } query ${sent} { __typename }`, {}, { operationName: sent }),
    body(`query ($${sent}: Int!) { __typename }`),
    body(`query ($${sent}: ${sent}) { __typename }`, { [sent]: sent }),
    body(`query ($${sent}: String!) { relayToken(token: $${sent}) { id } }`),
    body(`query ($${sent}: String!) { relayToken(token: $${sent}) { id } }`, { [sent]: [sent] }),
    body(`query ($t: Boolean) { __typename @include(if: $t) @${sent}(a: $t) }`, { t: sent }),
    body('query ($t: Int!) { relayToken(token: "a") { ... on RelayToken { id @skip(if: $t) } } }', {
      t: sent,
    }),
    body(`{ relayToken(${sent}: "${sent}") { id } }`),
    body(
      'mutation { refreshRelayToken(input: { relayToken: "a", reportType: "SENT" }) { requestId } }'.replace(
        'SENT',
        sent,
      ),
    ),
    body(`{ a(b: "\\u${sent}") }`),
    body(`{ a(b: 12${sent}) }`),
    body(`{ a ?${sent} }`),
    body(`{ ...${sent} }`),
    body(`fragment ${sent} on ${sent} { id } { __typename }`),
    body(`{ relayToken(token: "a") { ... on ${sent} { id } } }`),
    body(`{ relayToken(token: "${sent}`),
    body(`# ${sent}\n{ relayToken(token: 1) { id } }`),
    body(
      `{ relayToken(token: "a") { assetReport { report { items { accounts { historicalBalances(from: "${sent}") { date } } } } } } }`,
    ),
    body('query ($t: String!) { relayToken(token: $t) { id } }', { t: { [sent]: sent } }),
    body('query ($t: String!) { relayToken(token: $t) { id } }', { t: [sent], [sent]: sent }),
    body('query ($n: Int) { assetReport(token: "a", daysToInclude: $n) { status } }', { n: sent }),
    body(create, { input: { accessTokens: [sent], daysRequested: 3, [sent]: sent } }),
    body(create, { input: { accessTokens: [''], daysRequested: -1, webhook: sent, clientReportId: sent } }),
    body(create, { input: { accessTokens: [sent], daysRequested: 3, user: { ssn: sent, email: sent } } }),
    body(create, { input: { accessTokens: [sent], daysRequested: 3, user: { [sent]: { [sent]: sent } } } }),
    body('query ($id: ID!) { node(id: $id) { id } }', { id: sent }),
    body('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: [sent, sent] }),
    body('{ __typename }', {}, { extensions: { persistedQuery: { version: 1, sha256Hash: sent } } }),
    body('{ __typename }', {}, { extensions: { [sent]: sent } }),
    { body: `{"query": "${sent}` },
    { body: `["${sent}"]` },
    { body: `{"query": ["${sent}"], "variables": "${sent}"}` },
    { path: `/graphql?query=${sent}&variables=${sent}` },
    { path: `/graphql?query={__typename}&variables={"${sent}":1}&extensions=${sent}` },
    { path: `/${sent}?${sent}` },
    { path: `/downloads/${sent}` },
    { body: '{}', headers: { 'content-type': sent, accept: sent } },
    { body: '{"query":"{ __typename }"}', headers: { 'x-purpose': sent } },
    { body: '{"query":"{ __typename }"}', headers: { 'x-request-id': `${sent} ${sent}` } },
    { body: '{"query":"{ __typename }"}', headers: { authorization: `Bearer ${sent}` } },
    { body: '{"query":"{ __typename }"}', headers: { authorization: `Bearer cg_${sent}` } },
    { body: '{"query":"{ __typename }"}', headers: { authorization: `${sent} ${sent}` } },
  ];
}

describe('no input leaks', () => {
  it('into responses, for any request and any response of Plaid', async () => {
    const asked = await operations();
    const faults: (CanaryFault | null)[] = [null, null, ...someOf(CANARY_FAULTS, 2)];
    for (const [turn, fault] of faults.entries()) {
      plaid.fail(fault);
      // Every operation once without a fault, then a sixth with each of every second fault; all with each in test:full.
      const some = turn === 0 ? asked : someOf(asked, 6, turn % 6);
      const data = await Promise.all(some.map((body) => send({ body })));
      // Cached reports need no call of Plaid, so other reports are requested too.
      const query = 'query ($t: String!) { relayToken(token: $t) { assetReport { status } } }';
      await send({ body: JSON.stringify({ query, variables: { t: `${UNKNOWN}${fault}` } }) });
      const downloads = JSON.stringify(data).match(/http:\/\/[^"]*\/downloads\/[^"]+/g) ?? [];
      for (const path of downloads.slice(0, 4)) await send({ path });
    }
    plaid.fail(null);
    for (const sent of hostile()) await send(sent);

    expect(told.length).toBeGreaterThan(300);
    // Otherwise the test would prove nothing.
    expect(shownSomewhere).toBeGreaterThan(0);
    const leaked = told.filter((text) => /cnry/.test(text));
    expect(leaked).toEqual([]);
  });

  it('into the log, the output or the audit log', async () => {
    const audited = await readFile(join(folder, 'audit.log'), 'utf8');
    expect(audited.split('\n').length).toBeGreaterThan(30);
    // Plaid's request ids may be logged, because its support needs them.
    expect(audited.replaceAll(canaries.shown, '')).not.toMatch(/cnry/);
    expect(server.stdout()).not.toMatch(/cnry/);
    expect(server.stderr().split('\n').length).toBeGreaterThan(300);
    expect(server.stderr()).not.toMatch(/cnry/);
  });
});
