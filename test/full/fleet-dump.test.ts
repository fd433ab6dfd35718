import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Sandbox, startSandbox } from 'creditgraph-sandbox';
import { ClearTexts } from '../support/clear-text.js';
import { eventually } from '../support/eventually.js';
import { given } from '../support/given.js';
import { describeWithRedis, startRedis, type TestRedis } from '../support/redis.js';
import { bytesIn } from '../support/redis-dump.js';
import { type Replicas, startReplicas } from '../support/replicas.js';
import { subscribe } from '../support/subscriber.js';
import { post } from '../support/test-app.js';

const REPORT_DELAY_MS = 3_600_000;

/** What a client sends of a borrower. */
const USER = {
  clientUserId: 'client-user-of-the-dump',
  firstName: 'Philippa',
  middleName: 'Quennell',
  lastName: 'Rotherhithe',
  ssn: '123-45-6789',
  phoneNumber: '+12025550199',
  email: 'philippa@rotherhithe.example',
};

const WHOLE = `status report {
  assetReportId
  items { institutionName accounts {
    name officialName balances { current } owners { names emails { data } phoneNumbers { data } }
    allTransactions { transactionId amount originalDescription }
    historicalBalances { date current }
  } }
}`;

describeWithRedis('replicas that have answered for every sample', () => {
  let state: TestRedis;
  let cache: TestRedis;
  let sandbox: Sandbox;
  let replicas: Replicas;
  beforeAll(async () => {
    state = await startRedis();
    cache = await startRedis('--maxmemory-policy', 'allkeys-lru');
    sandbox = await startSandbox({
      seed: 'fleet',
      now: new Date('2026-03-15T12:00:00Z'),
      reportDelayMs: REPORT_DELAY_MS,
    });
    const urls = { REDIS_STATE_URL: state.url, REDIS_CACHE_URL: cache.url };
    replicas = await startReplicas({
      sandbox,
      // Requests are counted, so that the counts are in the dump too.
      settings: {
        ...urls,
        REDIS_TIMEOUT_MS: '20000',
        MAX_LOOP_DELAY_MS: '100000',
        RATE_LIMIT_PER_MINUTE: '10000',
      },
    });
  });
  afterAll(async () => {
    await replicas.stop();
    await sandbox.stop();
    await state.stop();
    await cache.stop();
  });

  let turn = 0;
  /** At one replica after the other. */
  async function ask<Data>(query: string, variables: object): Promise<Data> {
    turn += 1;
    const { url } = given(replicas.all[turn % 2], 'a replica');
    const { data, errors } = await post<Data>(url, { query, variables }, replicas.headers);
    expect(errors).toEqual([]);
    return given(data, 'data');
  }
  async function atPlaid(path: string, body: object): Promise<unknown> {
    const { clientId, secret } = sandbox.clients.ours;
    const response = await fetch(`${sandbox.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'plaid-client-id': clientId, 'plaid-secret': secret },
      body: JSON.stringify(body),
    });
    expect([path, response.status]).toEqual([path, 200]);
    return response.json();
  }

  /** Reads, changes and subscriptions, so that everything that is ever stored is stored. */
  async function useAll(): Promise<void> {
    const { relayTokens, assetReports, accessTokens } = sandbox.samples;
    for (const { relayToken } of relayTokens) {
      for (const insights of [false, true]) {
        await ask(
          `query ($token: String!, $insights: Boolean) {
            relayToken(token: $token) { assetReport(includeInsights: $insights) { ${WHOLE} } }
          }`,
          { token: relayToken, insights },
        );
      }
    }
    for (const { assetReportToken } of assetReports) {
      await ask(`query ($token: String!) { assetReport(token: $token) { ${WHOLE} } }`, {
        token: assetReportToken,
      });
      await ask(
        `mutation ($token: String!, $key: String) { createRelayToken(input: {
          reportTokens: [$token], secondaryClientId: "sandbox-client-partner", idempotencyKey: $key
        }) { relayToken { token id } } }`,
        { token: assetReportToken, key: `relay-${assetReportToken.slice(-8)}` },
      );
      await ask(
        `mutation ($token: String!) { createAuditCopy(input: { assetReportToken: $token }) { auditCopy { token } } }`,
        { token: assetReportToken },
      );
    }
    for (const { accessToken } of accessTokens) {
      await ask(
        `query ($token: String!) { cashflowReport(accessToken: $token, daysRequested: 90) { accounts { name } } }`,
        { token: accessToken },
      );
      await ask(
        `mutation ($token: String!, $user: ReportUserInput, $key: String) { createAssetReport(input: {
          accessTokens: [$token], daysRequested: 60, options: { user: $user }, idempotencyKey: $key
        }) { assetReportToken } }`,
        { token: accessToken, user: USER, key: `create-${accessToken.slice(-8)}` },
      );
    }
    const token = given(relayTokens[0], 'a token').relayToken;
    const { refreshRelayToken } = await ask<{ refreshRelayToken: { relayToken: { id: string } } }>(
      'mutation ($token: String!) { refreshRelayToken(input: { relayToken: $token }) { relayToken { id } } }',
      { token },
    );
    const subscriber = await subscribe(replicas.url, {
      query: 'subscription ($id: ID!) { reportReady(id: $id) { kind } }',
      variables: { id: refreshRelayToken.relayToken.id },
      headers: replicas.headers,
    });
    // All new reports are ready, and their webhooks arrive.
    sandbox.clock.advance(REPORT_DELAY_MS);
    expect(await subscriber.next()).toMatchObject({ data: { reportReady: { kind: 'READY' } } });
    subscriber.cut();
    await eventually('all webhooks', async () =>
      sandbox.webhooks.sender.deliveries.every((delivery) => delivery.state === 'delivered') ? true : null,
    );
  }

  /** All texts of the sandbox's own reports, and all tokens that it has given. */
  async function readTexts(): Promise<{ texts: ClearTexts; report: unknown }> {
    const texts = new ClearTexts();
    const { relayTokens, assetReports, accessTokens } = sandbox.samples;
    const reports: unknown[] = [];
    for (const { relayToken } of relayTokens)
      reports.push(
        await atPlaid('/credit/relay/get', {
          relay_token: relayToken,
          report_type: 'asset',
          include_insights: true,
        }),
      );
    for (const { assetReportToken } of assetReports)
      reports.push(
        await atPlaid('/asset_report/get', { asset_report_token: assetReportToken, include_insights: true }),
      );
    for (const { accessToken } of accessTokens)
      reports.push(await atPlaid('/cashflow_report/get', { access_token: accessToken, days_requested: 90 }));
    const { clientId, secret } = sandbox.clients.ours;
    texts.add([reports, USER, sandbox.samples, clientId, secret, sandbox.ledger.entries()]);
    texts.add(Object.values(replicas.headers));
    return { texts, report: reports[0] };
  }

  it('have no token, name, amount or social security number in a dump of either Redis, compressed or not', async () => {
    await useAll();
    const { texts, report } = await readTexts();
    expect(texts.size).toBeGreaterThan(2_000);
    // The search itself finds what is there.
    const json = JSON.stringify(report);
    for (const known of [
      json,
      deflateRawSync(json),
      Buffer.concat([Buffer.alloc(24, 7), deflateRawSync(json)]),
    ])
      expect(texts.foundIn(Buffer.from(known)).length).toBeGreaterThan(100);
    expect(texts.foundIn(Buffer.from(`${USER.ssn} ${USER.lastName}`))).toEqual([USER.ssn, USER.lastName]);

    const stored = await eventually('the reports', async () => {
      const dump = await bytesIn(cache.admin);
      return dump.filter((bytes) => bytes.length > 1_000).length >= 7 ? dump : null;
    });
    const kept = await bytesIn(state.admin);
    // Everything that a server keeps is among it.
    const keys = kept.map(String).join('\n');
    for (const kind of ['attempt/', 'process/', 'report/', 'watched/', 'webhook/'])
      expect(keys).toContain(`creditgraph:sandbox:value:${kind}`);
    expect(keys).toContain('creditgraph:sandbox:entries:{=events/');
    expect(keys).toContain('creditgraph:sandbox:rate:');
    for (const bytes of [...stored, ...kept]) expect(texts.foundIn(withoutPrefix(bytes))).toEqual([]);
  }, 240_000);
});

/** The prefix of all keys has a word that is also a type of account. */
function withoutPrefix(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('latin1').replaceAll('creditgraph:', ''), 'latin1');
}
