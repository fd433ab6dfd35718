import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type PlaidApi, ReportType } from 'plaid';
import {
  createReport,
  errorOf,
  getReport,
  invalidField,
  invalidToken,
  link,
  notReady,
  sdk,
} from '../../../../test/support/plaid-sdk.js';
import { type Sandbox, startSandbox } from '../../src/server.js';

const options = { seed: 'relay', now: new Date('2026-03-02T10:00:00Z'), reportDelayMs: 60_000 };
const report_type = ReportType.Asset;

let sandbox: Sandbox;
let ours: PlaidApi;
let partner: PlaidApi;
beforeAll(async () => {
  sandbox = await startSandbox(options);
  ours = sdk(sandbox, sandbox.clients.ours);
  partner = sdk(sandbox, sandbox.clients.partner);
});
afterAll(() => sandbox.stop());

const finishReports = () => sandbox.clock.advance(options.reportDelayMs);

describe('a relay token', () => {
  const ourClientId = () => sandbox.clients.ours.clientId;
  const relay = async (secondaryClientId = ourClientId()) => {
    const report = await createReport(partner, await link(partner));
    const { data } = await partner.creditRelayCreate({
      report_tokens: [report.asset_report_token],
      secondary_client_id: secondaryClientId,
    });
    expect(data.relay_token).toMatch(/^credit-relay-sandbox-[0-9a-f-]{36}$/);
    return { ...report, relay_token: data.relay_token };
  };
  const read = async (plaid: PlaidApi, relay_token: string) =>
    (await plaid.creditRelayGet({ relay_token, report_type })).data;

  it('lets only the secondary client read the report when it is ready', async () => {
    const { relay_token, asset_report_token } = await relay();
    expect(await errorOf(read(ours, relay_token))).toEqual(notReady);
    finishReports();
    expect((await read(ours, relay_token)).report).toEqual(
      (await getReport(partner, asset_report_token)).report,
    );
    expect(await errorOf(read(partner, relay_token))).toMatchObject(invalidField);
    expect(await errorOf(getReport(ours, asset_report_token))).toMatchObject(invalidToken);
  });

  it('can be created for its owner', async () => {
    const { relay_token } = await relay(sandbox.clients.partner.clientId);
    finishReports();
    expect((await read(partner, relay_token)).report.days_requested).toBe(60);
  });

  it('gives a new report when refreshed, and the owner can still read the old one', async () => {
    const { relay_token, asset_report_id, asset_report_token } = await relay();
    finishReports();
    const { data: refreshed } = await ours.creditRelayRefresh({ relay_token, report_type });
    expect(refreshed.relay_token).toBe(relay_token);
    expect(refreshed.asset_report_id).not.toBe(asset_report_id);
    expect(await errorOf(read(ours, relay_token))).toEqual(notReady);
    finishReports();
    const { report } = await read(ours, relay_token);
    expect(report).toMatchObject({ asset_report_id: refreshed.asset_report_id, days_requested: 60 });
    expect((await getReport(partner, asset_report_token)).report.asset_report_id).toBe(asset_report_id);
  });

  it.each(['owner', 'secondary'])('can be revoked by its %s, and the report remains', async (who) => {
    const { relay_token, asset_report_token } = await relay();
    finishReports();
    const { data } = await (who === 'owner' ? partner : ours).creditRelayRemove({ relay_token });
    expect(data.removed).toBe(true);
    expect(await errorOf(read(ours, relay_token))).toMatchObject(invalidField);
    expect(await errorOf(ours.creditRelayRefresh({ relay_token, report_type }))).toMatchObject(invalidField);
    expect(await errorOf(ours.creditRelayRemove({ relay_token }))).toMatchObject(invalidField);
    expect((await getReport(partner, asset_report_token)).report.days_requested).toBe(60);
  });

  it('is invalid after the owner removes the report', async () => {
    const { relay_token, asset_report_token } = await relay();
    finishReports();
    await partner.assetReportRemove({ asset_report_token });
    expect(await errorOf(read(ours, relay_token))).toMatchObject(invalidField);
  });
});
