import { readFile } from 'node:fs/promises';
import type { Sandbox } from 'creditgraph-sandbox';
import fc from 'fast-check';
import { buildSchema } from 'graphql';
import { assetReport } from '../../src/plaid/endpoints/asset-report.js';
import { RelayTokenIdDocument } from '../generated/graphql.js';
import { askDirectly } from './plaid-client.js';
import { type Pool, randomOperation } from './random-operation.js';
import { given } from './test-app.js';
import type { TwoExecutors } from './two-executors.js';

/** The outcomes of a run. A run must have some of each. */
export interface Seen {
  /** Responses without errors. */
  readonly whole: number;
  /** Responses with data and errors. */
  readonly partial: number;
  /** Refused before execution. */
  readonly refused: number;
}

const AT_ONCE = 10;

/** Longer than a sandbox in these tests needs for a report. */
const HOUR_MS = 3_600_000;

/** Sends `total` random operations to both executors. Fails with the smallest one whose responses differ. */
export async function compareGenerated(both: TwoExecutors, total: number): Promise<Seen> {
  const schema = buildSchema(await readFile(new URL('../../schema.graphql', import.meta.url), 'utf8'));
  const operations = fc.array(randomOperation(schema, await poolOf(both)), {
    minLength: AT_ONCE,
    maxLength: AT_ONCE,
  });
  const seen = { whole: 0, partial: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(operations, async (batch) => {
      const outcomes = await Promise.all(batch.map((request) => both.compare(request)));
      for (const { data, errors } of outcomes) {
        if (errors.length === 0) seen.whole += 1;
        else if (data === undefined) seen.refused += 1;
        else seen.partial += 1;
      }
    }),
    { numRuns: Math.ceil(total / AT_ONCE), endOnFailure: true },
  );
  return seen;
}

/** A small report of each kind, and tokens that Plaid or this server refuses. */
async function poolOf({ reference, sandbox }: TwoExecutors): Promise<Pool> {
  const { samples } = sandbox;
  const relay = given(
    samples.relayTokens.find(({ borrower }) => borrower === 'user_sparse'),
    'a borrower',
  );
  const item = given(samples.accessTokens[0], 'an Item').accessToken;
  const own = await createReport(sandbox, item);
  const often = <T>(value: T) => Array.from({ length: 15 }, () => value);
  const { data } = await reference.execute(RelayTokenIdDocument, { token: relay.relayToken });
  const ids = [data?.relayToken?.id, data?.relayToken?.assetReport?.report?.id].map((id) =>
    given(id, 'an id'),
  );
  const wrong = ['credit-relay-sandbox-00000000-0000-0000-0000-000000000000', ''];
  return {
    token: [...often(relay.relayToken), ...wrong],
    tokens: [...often(relay.relayToken), ...wrong],
    'assetReport.token': [...often(own), ...wrong],
    accessToken: [...often(item), ...wrong],
    id: [...ids, 'not an id'],
    ids: [...ids, ids, [...ids, 'not an id']],
    daysToInclude: [1, 5, 2, 732],
    daysRequested: [1, 5, 2, 0],
    accountIds: ['nobody'],
    after: ['', 'not a cursor'],
    before: ['not a cursor'],
  };
}

async function createReport(sandbox: Sandbox, accessToken: string): Promise<string> {
  const plaid = askDirectly(sandbox);
  const { asset_report_token: token } = await plaid.call(assetReport.create, {
    access_tokens: [accessToken],
    days_requested: 5,
  });
  sandbox.clock.advance(HOUR_MS);
  await plaid.call(assetReport.get, { asset_report_token: token });
  return token;
}
