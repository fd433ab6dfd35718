import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PlaidApi } from 'plaid';
import {
  createReport,
  errorOf,
  getReport,
  invalidAuditCopy,
  invalidParent,
  invalidToken,
  link,
  notReady,
  sdk,
} from '../../../../test/support/plaid-sdk.js';
import { type Sandbox, startSandbox } from '../../src/server.js';
import type { Client } from '../../src/state/entities.js';

const options = { seed: 'audit', now: new Date('2026-03-02T10:00:00Z'), reportDelayMs: 60_000 };
const stranger: Client = {
  clientId: 'sandbox-client-stranger',
  secret: 'sandbox-secret-stranger',
  name: 'Stranger',
  insightsEnabled: true,
};

let sandbox: Sandbox;
let ours: PlaidApi;
let auditor: PlaidApi;
let third: PlaidApi;
beforeAll(async () => {
  sandbox = await startSandbox({ ...options, otherClients: [stranger] });
  ours = sdk(sandbox, sandbox.clients.ours);
  auditor = sdk(sandbox, sandbox.clients.partner);
  third = sdk(sandbox, stranger);
});
afterAll(() => sandbox.stop());

const finishReports = () => sandbox.clock.advance(options.reportDelayMs);

async function createCopy(auditorId = sandbox.clients.partner.clientId) {
  const report = await createReport(ours, await link(ours));
  const { data } = await ours.assetReportAuditCopyCreate({
    asset_report_token: report.asset_report_token,
    auditor_id: auditorId,
  });
  return { ...report, audit_copy_token: data.audit_copy_token };
}

const read = async (plaid: PlaidApi, audit_copy_token: string) =>
  (await plaid.assetReportAuditCopyGet({ audit_copy_token })).data;
const remove = (plaid: PlaidApi, audit_copy_token: string) =>
  plaid.assetReportAuditCopyRemove({ audit_copy_token });

describe('an audit copy', () => {
  it('gives its auditor the same report as its owner when the report is ready', async () => {
    const { audit_copy_token, asset_report_token } = await createCopy();
    expect(audit_copy_token).toMatch(/^a-sandbox-[a-z2-7]{26}$/);
    expect(await errorOf(read(auditor, audit_copy_token))).toEqual(notReady);
    finishReports();
    const { request_id: _, ...copy } = await read(auditor, audit_copy_token);
    const { request_id: __, ...report } = await getReport(ours, asset_report_token);
    expect(copy).toEqual(report);
    expect(await errorOf(getReport(auditor, asset_report_token))).toMatchObject(invalidToken);
  });

  it('can be read only by its owner and its auditor', async () => {
    const { audit_copy_token } = await createCopy();
    finishReports();
    expect((await read(ours, audit_copy_token)).report.days_requested).toBe(60);
    expect(await errorOf(read(third, audit_copy_token))).toEqual(invalidAuditCopy);
  });

  it.each(['fannie_mae', 'freddie_mac', 'ocrolus'])('can be created for %s', async (auditorId) => {
    const { audit_copy_token } = await createCopy(auditorId);
    finishReports();
    expect((await read(ours, audit_copy_token)).report.days_requested).toBe(60);
    expect(await errorOf(read(auditor, audit_copy_token))).toEqual(invalidAuditCopy);
  });

  it('can be created for the owner, as in the tests of the SDKs', async () => {
    const { audit_copy_token } = await createCopy(sandbox.clients.ours.clientId);
    finishReports();
    expect((await read(ours, audit_copy_token)).report.days_requested).toBe(60);
  });

  it('can be removed by its owner but not by its auditor; the report and other copies remain', async () => {
    const { audit_copy_token, asset_report_token } = await createCopy();
    const { data: other } = await ours.assetReportAuditCopyCreate({ asset_report_token });
    finishReports();
    expect(await errorOf(remove(auditor, audit_copy_token))).toEqual(invalidAuditCopy);
    expect((await remove(ours, audit_copy_token)).data.removed).toBe(true);
    expect(await errorOf(remove(ours, audit_copy_token))).toEqual(invalidAuditCopy);
    expect(await errorOf(read(auditor, audit_copy_token))).toEqual(invalidAuditCopy);
    expect((await read(ours, other.audit_copy_token)).report.days_requested).toBe(60);
    expect((await getReport(ours, asset_report_token)).report.days_requested).toBe(60);
  });

  it('becomes invalid when the report is removed, and no more copies can be created', async () => {
    const { audit_copy_token, asset_report_token } = await createCopy();
    finishReports();
    await ours.assetReportRemove({ asset_report_token });
    expect(await errorOf(read(auditor, audit_copy_token))).toEqual(invalidAuditCopy);
    expect(await errorOf(remove(ours, audit_copy_token))).toEqual(invalidAuditCopy);
    const again = ours.assetReportAuditCopyCreate({ asset_report_token });
    expect(await errorOf(again)).toMatchObject(invalidParent);
    const byAnother = third.assetReportAuditCopyCreate({ asset_report_token });
    expect(await errorOf(byAnother)).toMatchObject(invalidToken);
  });
});
