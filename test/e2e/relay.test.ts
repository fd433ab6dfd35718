import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ConcreteRequest, ReaderFragment, Snapshot } from 'relay-runtime';
import { start } from '../support/process.js';
import { given, post, startTestApp, type TestApp } from '../support/test-app.js';

// Relay's modules are CommonJS. They warn only in development mode.
const require = createRequire(import.meta.url);
const {
  createOperationDescriptor,
  Environment,
  fetchQuery,
  getRefetchMetadata,
  getSelector,
  Network,
  RecordSource,
  Store,
} = require('relay-runtime') as typeof import('relay-runtime');

const root = new URL('../../', import.meta.url).pathname;

let app: TestApp;
let folder: string;
let compiled: { code: number | null; output: string };
beforeAll(async () => {
  app = await startTestApp({ CACHE_MAX_MB: '64' });
  folder = await mkdtemp(join(tmpdir(), 'relay-'));
  await cp(`${root}test/relay`, join(folder, 'src'), { recursive: true });
  await cp(`${root}schema.graphql`, join(folder, 'schema.graphql'));
  await mkdir(join(folder, 'generated'));
  await writeFile(
    join(folder, 'relay.config.json'),
    JSON.stringify({
      src: './src',
      schema: './schema.graphql',
      language: 'javascript',
      artifactDirectory: './generated',
      eagerEsModules: false,
    }),
  );
  const compiler = start(require('relay-compiler') as string, ['relay.config.json'], {}, folder);
  compiled = { code: await compiler.ended(), output: compiler.stdout() + compiler.stderr() };
});
afterAll(async () => {
  await app.stop();
  await rm(folder, { recursive: true });
});

const artifact = <Kind>(name: string) => require(join(folder, 'generated', `${name}.graphql.js`)) as Kind;

/** A Relay environment, and the number of its requests. */
function startRelay() {
  let requests = 0;
  const environment = new Environment({
    store: new Store(new RecordSource()),
    network: Network.create(async ({ text }, variables) => {
      requests += 1;
      const { data, errors } = await post(app.url, { query: given(text, 'a document'), variables });
      expect(errors).toEqual([]);
      return { data: data as Record<string, unknown> };
    }),
  });
  /** Fetches, retains the result, and reads the query's own fields. */
  const read = async (request: ConcreteRequest, variables: Record<string, unknown>) => {
    await fetchQuery(environment, request, variables).toPromise();
    const operation = createOperationDescriptor(request, variables);
    environment.retain(operation);
    return environment.lookup(operation.fragment).data as unknown;
  };
  /** Reads a fragment as a component does. */
  const readFragment = (fragment: ReaderFragment, place: unknown): Snapshot =>
    environment.lookup(
      given(getSelector(fragment, place), 'a selector') as Parameters<typeof environment.lookup>[0],
    );
  return { environment, read, readFragment, requests: () => requests };
}

interface ReportData {
  readonly relayToken: {
    readonly assetReport: {
      readonly report: { readonly items: readonly { readonly accounts: readonly object[] }[] };
    };
  };
}

describe('an application that uses Relay', () => {
  it('compiles a refetchable fragment on Account, and one with a connection', () => {
    expect(compiled).toEqual({ code: 0, output: expect.stringContaining('compiled documents: 5 reader') });
    const { identifierInfo } = getRefetchMetadata(artifact('account_details'), 'test');
    expect(identifierInfo).toEqual({ identifierField: 'id', identifierQueryVariableName: 'id' });
  });

  it('refetches a fragment on an account by its id, and merges both responses in one record', async () => {
    const { read, readFragment, environment, requests } = startRelay();
    const { relayToken: token } = given(app.sandbox.samples.relayTokens[0], 'a relay token');
    const details = artifact<ReaderFragment>('account_details');
    const { relayToken } = (await read(artifact('accountReportQuery'), { token })) as ReportData;
    const account = given(relayToken.assetReport.report.items[0]?.accounts[0], 'an account');

    const first = readFragment(details, account);
    expect(first).toMatchObject({
      isMissingData: false,
      data: { name: expect.any(String), id: expect.any(String) },
    });
    const { id, name } = first.data as unknown as { id: string; name: string };

    const { refetchableRequest } = getRefetchMetadata(details, 'test');
    const refetched = (await read(refetchableRequest as ConcreteRequest, { id, withBalances: true })) as {
      node: object;
    };
    expect(requests()).toBe(2);
    expect(readFragment(details, refetched.node)).toMatchObject({
      isMissingData: false,
      data: { id, name, balances: { current: expect.any(Number), isoCurrencyCode: 'USD' } },
    });
    const record = environment.getStore().getSource().get(id);
    expect(record).toMatchObject({
      __typename: 'Account',
      id,
      name,
      balances: { __ref: expect.any(String) },
    });
  });
});
