import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type PlaidApi, ReportType } from 'plaid';
import { extractText, getDocumentProxy } from 'unpdf';
import { createReport, errorOf, getReport, link, notReady, sdk } from '../../../../test/support/plaid-sdk.js';
import { type Sandbox, startSandbox } from '../../src/server.js';

const options = { seed: 'pdf', now: new Date('2026-03-02T10:00:00Z'), reportDelayMs: 60_000 };
const report_type = ReportType.Asset;
/** Without it the SDK decodes the bytes as text. */
const asBytes = { responseType: 'arraybuffer' } as const;

let sandbox: Sandbox;
let ours: PlaidApi;
beforeAll(async () => {
  sandbox = await startSandbox(options);
  ours = sdk(sandbox, sandbox.clients.ours);
});
afterAll(() => sandbox.stop());

const finishReports = () => sandbox.clock.advance(options.reportDelayMs);

/** All paths to a PDF of one report. */
async function paths() {
  const { asset_report_token } = await createReport(ours, await link(ours, { username: 'user_good' }));
  const { data: relayed } = await ours.creditRelayCreate({
    report_tokens: [asset_report_token],
    secondary_client_id: sandbox.clients.ours.clientId,
  });
  const { data: audited } = await ours.assetReportAuditCopyCreate({ asset_report_token });
  const { audit_copy_token } = audited;
  const { relay_token } = relayed;
  const byReport = (days_to_include?: number) =>
    ours.assetReportPdfGet(
      { asset_report_token, ...(days_to_include !== undefined && { options: { days_to_include } }) },
      asBytes,
    );
  const byAuditCopy = (days_to_include?: number) =>
    ours.assetReportAuditCopyPdfGet(
      { audit_copy_token, ...(days_to_include !== undefined && { options: { days_to_include } }) },
      asBytes,
    );
  const byRelay = () => ours.creditRelayPdfGet({ relay_token, report_type }, asBytes);
  return { asset_report_token, byReport, byAuditCopy, byRelay };
}

async function readPdf(bytes: Uint8Array) {
  const { totalPages, text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), {
    mergePages: true,
  });
  return { totalPages, text };
}

describe('the PDF of a report', () => {
  it('has the account data of the JSON on one page', async () => {
    const { asset_report_token, byReport } = await paths();
    finishReports();
    const { report } = await getReport(ours, asset_report_token);
    const { totalPages, text } = await readPdf((await byReport()).data);
    expect(totalPages).toBe(1);
    expect(text).toContain(report.asset_report_id);
    expect(text).toContain(report.date_generated);
    expect(text).toContain('Days requested: 60');
    const [item] = report.items;
    expect(text).toContain(`${item?.institution_name} (${item?.institution_id})`);
    expect(item?.accounts).toHaveLength(12);
    for (const { name, mask, balances, days_available } of item?.accounts ?? []) {
      const money = (amount: number | null) =>
        amount === null ? '-' : `${amount === 23_631.9805 ? amount : amount.toFixed(2)} USD`;
      const row = [`${name} ...${mask}`, money(balances.current), money(balances.available), days_available];
      expect(text.replace(/\s+/g, ' ')).toMatch(
        new RegExp(row.map((cell) => literally(String(cell))).join('.*')),
      );
    }
  });

  it('has the type application/pdf, and its request id in a header', async () => {
    const { byReport, byAuditCopy, byRelay } = await paths();
    finishReports();
    for (const get of [byReport, byAuditCopy, byRelay]) {
      const { status, headers, data } = await get();
      expect(status).toBe(200);
      expect(headers['content-type']).toBe('application/pdf');
      expect(headers['plaid-request-id']).toMatch(/^[0-9A-Za-z]{15}$/);
      expect(Buffer.from(data).subarray(0, 5).toString()).toBe('%PDF-');
    }
  });

  it('has the same bytes at any time and on every path', async () => {
    const { byReport, byAuditCopy, byRelay } = await paths();
    finishReports();
    const first = Buffer.from((await byReport()).data);
    sandbox.clock.advance(86_400_000);
    for (const get of [byReport, byAuditCopy, byRelay]) {
      expect(Buffer.from((await get()).data).equals(first)).toBe(true);
    }
  });

  it('has at most the requested days', async () => {
    const { byReport, byAuditCopy } = await paths();
    finishReports();
    for (const get of [byReport, byAuditCopy]) {
      const { text } = await readPdf((await get(7)).data);
      expect(text).toContain('Days included: at most 7');
      expect(text).toMatch(/Checking \.\.\.0000 .*110\.00 USD 100\.00 USD 7\b/);
    }
  });

  it('returns the JSON error of a report that is not ready', async () => {
    const { byReport, byAuditCopy, byRelay } = await paths();
    for (const get of [byReport, byAuditCopy, byRelay]) expect(await errorOf(get())).toEqual(notReady);
  });

  it('has more pages for more accounts', async () => {
    const accessTokens = await Promise.all(
      Array.from({ length: 6 }, () => link(ours, { username: 'user_good' })),
    );
    const { data } = await ours.assetReportCreate({ access_tokens: accessTokens, days_requested: 30 });
    finishReports();
    const { asset_report_token } = data;
    const pdf = await readPdf((await ours.assetReportPdfGet({ asset_report_token }, asBytes)).data);
    expect(pdf.totalPages).toBe(2);
    expect(pdf.text.match(/Business Credit Card/g)).toHaveLength(6);
  });
});

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
