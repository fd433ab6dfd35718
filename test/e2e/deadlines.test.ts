import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { CreateAssetReportDocument, RelayReportDocument } from '../generated/graphql.js';
import { given, startTestApp, type TestApp } from '../support/test-app.js';

const RELAY_GET = '/credit/relay/get';
const CREATE = '/asset_report/create';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ CACHE_MAX_MB: '64' });
});
afterAll(() => app.stop());
afterEach(() => {
  app.sandbox.faults.clear();
});

const tokenAt = (index: number) => given(app.sandbox.samples.relayTokens[index], 'a relay token').relayToken;

const read = (token: string, timeout?: string) =>
  app.execute(
    RelayReportDocument,
    { token },
    timeout === undefined ? {} : { headers: { 'x-request-timeout': timeout } },
  );

describe('x-request-timeout', () => {
  it('ends the wait of its client, and the read behind it', async () => {
    app.sandbox.faults.set(RELAY_GET, { kind: 'hang' });
    const { status, errors } = await read(tokenAt(0), '400');
    expect(status).toBe(504);
    expect(errors[0]).toMatchObject({
      message: 'Not finished within 400 ms',
      extensions: { code: 'UPSTREAM_TIMEOUT', retryable: true },
    });
    app.sandbox.faults.clear();
    expect((await read(tokenAt(0))).data?.relayToken?.assetReport?.status).toBe('READY');
  });

  it('leaves others alone who wait for the same read', async () => {
    app.sandbox.faults.set(RELAY_GET, { kind: 'delay', ms: 900 });
    app.sandbox.calls.reset();
    const [hasty, patient] = await Promise.all([read(tokenAt(1), '400'), read(tokenAt(1))]);
    expect(hasty.status).toBe(504);
    expect(patient.data?.relayToken?.assetReport?.status).toBe('READY');
    expect(app.sandbox.calls.count(RELAY_GET)).toBe(1);
  });

  it('does not take back a change that was sent', async () => {
    app.sandbox.faults.set(CREATE, { kind: 'delay', ms: 1_200 });
    const accessToken = given(app.sandbox.samples.accessTokens[0], 'an Item').accessToken;
    const { data, errors } = await app.execute(
      CreateAssetReportDocument,
      { input: { accessTokens: [accessToken], daysRequested: 10 } },
      { headers: { 'x-request-timeout': '1000' } },
    );
    expect(data?.createAssetReport?.assetReportToken).toBeTruthy();
    // The read of the new report had no time left.
    expect(errors.map(({ path }) => path)).toEqual([['createAssetReport', 'assetReport']]);
  });

  describe('of less than 250 ms', () => {
    const SHORT = '249';
    const TOO_LATE = { code: 'UPSTREAM_TIMEOUT', retryable: true };

    it('makes no read, and still returns what is cached', async () => {
      app.sandbox.calls.reset();
      const cold = await read(tokenAt(2), SHORT);
      expect(cold.errors.map(({ extensions }) => extensions)).toEqual([expect.objectContaining(TOO_LATE)]);
      expect(app.sandbox.calls.count(RELAY_GET)).toBe(0);
      expect((await read(tokenAt(2))).data?.relayToken?.assetReport?.status).toBe('READY');
      expect((await read(tokenAt(2), SHORT)).data?.relayToken?.assetReport?.status).toBe('READY');
    });

    it('leaves the reads of others alone who wait longer', async () => {
      app.sandbox.calls.reset();
      const [hasty, patient] = await Promise.all([read(tokenAt(3), SHORT), read(tokenAt(3))]);
      expect(hasty.errors.map(({ extensions }) => extensions.code)).toEqual(['UPSTREAM_TIMEOUT']);
      expect(patient.data?.relayToken?.assetReport?.status).toBe('READY');
      expect(app.sandbox.calls.count(RELAY_GET)).toBe(1);
    });

    it('changes nothing, and the error says so', async () => {
      app.sandbox.calls.reset();
      const accessToken = given(app.sandbox.samples.accessTokens[0], 'an Item').accessToken;
      const { errors } = await app.execute(
        CreateAssetReportDocument,
        { input: { accessTokens: [accessToken], daysRequested: 10 } },
        { headers: { 'x-request-timeout': SHORT } },
      );
      expect(errors).toMatchObject([
        { message: `POST ${CREATE} was not sent: too little time is left`, extensions: TOO_LATE },
      ]);
      expect(app.sandbox.calls.count(CREATE)).toBe(0);
    });
  });

  it.each(['0', '-5', '1.5', '1e3', '30 s', '1000000', ''])('refuses %j', async (timeout) => {
    const { status, errors } = await read(tokenAt(0), timeout);
    expect(status).toBe(400);
    expect(errors[0]?.message).toBe(
      'x-request-timeout must be a whole number of milliseconds from 1 to 999999',
    );
  });
});
