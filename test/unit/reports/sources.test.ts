import { describe, expect, it } from '@jest/globals';
import { SharedCache } from '../../../src/cache/shared-cache.js';
import type { SealingKey } from '../../../src/config/sealing-keys.js';
import { createTickets } from '../../../src/downloads/ticket.js';
import { accountKind } from '../../../src/graphql/asset-report/account.kind.js';
import { assetReportKind } from '../../../src/graphql/asset-report/asset-report.kind.js';
import { itemKind } from '../../../src/graphql/asset-report/item.kind.js';
import { readAssetReport } from '../../../src/graphql/asset-report/read-asset-report.js';
import type { Context } from '../../../src/graphql/context.js';
import { createReportDownloads } from '../../../src/graphql/download/report-downloads.js';
import { openId, sealId } from '../../../src/graphql/node/node-kind.js';
import { Secret } from '../../../src/lib/secret.js';
import { createLoaders } from '../../../src/loaders/loaders.js';
import type { PlaidClient } from '../../../src/plaid/client.js';
import { Placement } from '../../../src/reports/placement.js';
import type { ReportState } from '../../../src/reports/report-state.js';
import { ReportStore } from '../../../src/reports/report-store.js';
import { copied } from '../../../src/reports/sources/audit-copy.source.js';
import { own } from '../../../src/reports/sources/own-report.source.js';
import { relayed } from '../../../src/reports/sources/relay-token.source.js';
import {
  type AssetReportSource,
  callOf,
  type Download,
  fileNameOf,
  SOURCE_NAMES,
  sourceOfRead,
} from '../../../src/reports/sources/sources.js';
import { createSealingRing } from '../../../src/sealing/sealed-id.js';
import { operationRecords } from '../../support/operation-records.js';

const keys: readonly SealingKey[] = [
  { id: 'test', key: new Secret(Buffer.alloc(32, 't').toString('base64url')) },
];
const ids = createSealingRing(keys, () => 'sandbox').forTenant('acme');
const snapshot = { assetReportId: 'report-1', dateGenerated: '2026-03-15T12:00:00Z' };

/** Sources with the sealed content of their ids in the first version. */
const SEALED: [what: string, source: AssetReportSource, sealed: string][] = [
  ['a relay token', relayed('t'), '["relay-token","t","asset",null]'],
  [
    'a snapshot of a relay token',
    sourceOfRead(relayed('t'), snapshot, false),
    '["relay-token","t","asset",["report-1","2026-03-15T12:00:00Z"]]',
  ],
  [
    'a snapshot of a relay token, without Insights',
    sourceOfRead(relayed('t'), snapshot, true),
    '["relay-token","t","asset",["report-1","2026-03-15T12:00:00Z"],"without-insights"]',
  ],
  ['an own report', own('t'), '["asset-report","t",false,null]'],
  [
    'an own report, fast and cut to 30 days',
    own('t', { fastReport: true, daysToInclude: 30 }),
    '["asset-report","t",true,30]',
  ],
  [
    'an own report, cut to 0 days, without Insights',
    sourceOfRead(own('t', { daysToInclude: 0 }), snapshot, true),
    '["asset-report","t",false,0,"without-insights"]',
  ],
  ['an audit copy', copied('t'), '["audit-copy","t"]'],
  ['an audit copy that was read', sourceOfRead(copied('t'), snapshot, true), '["audit-copy","t"]'],
];

describe.each(SEALED)('the ids of %s', (_what, source, sealed) => {
  it('seal the same text as before, for the report, an Item and an account', () => {
    const contentOf = (id: string) => ids.open(id)?.content;
    expect(contentOf(sealId(assetReportKind, source, ids))).toBe(sealed);
    expect(contentOf(sealId(itemKind, { source, itemId: 'i' }, ids))).toBe(`[${sealed},"i"]`);
    expect(contentOf(sealId(accountKind, { source, accountId: 'a' }, ids))).toBe(`[${sealed},"a"]`);
  });

  it('open to the same source', () => {
    const id = ids.seal({ type: 'AssetReport', content: sealed });
    expect(openId(assetReportKind, id, ids)).toEqual(source);
    const itemId = ids.seal({ type: 'Item', content: `[${sealed},"i"]` });
    expect(openId(itemKind, itemId, ids)).toEqual({ source, itemId: 'i' });
    const accountId = ids.seal({ type: 'Account', content: `[${sealed},"a"]` });
    expect(openId(accountKind, accountId, ids)).toEqual({ source, accountId: 'a' });
  });
});

describe('an id of an earlier version', () => {
  const HANDED_OUT: [of: string, id: string, source: AssetReportSource][] = [
    [
      'a relay token',
      'AQR0ZXN0C0Fzc2V0UmVwb3J0OgShiUlu3R9n2nvBHKI9eGSjFsyZsCkCamHv5Tyy-2kprgFAJyT9LCYagumnaxNI2aqUfOkxd8fF6J_g',
      relayed('t'),
    ],
    [
      'a snapshot of a relay token',
      'AQR0ZXN0C0Fzc2V0UmVwb3J0t4syObpYYsDJUMVLbMt3DDztLhEbfNQHEAAHURtwEz3VmFNc-lmUrQT2gZR0Oz7CDo0BRwY9SmWufDV6YWBqtgalc3lPnrGhH_AGGjUb4AdWToE_yyJVEEIrZoMfQswoED9vabnCiwKPmNEoJ0s',
      sourceOfRead(relayed('t'), snapshot, true),
    ],
    [
      'an own report',
      'AQR0ZXN0C0Fzc2V0UmVwb3J0conSYfmBX_UX-mzOpQ51ZOGhOWs1oa8sjbCX_AwTbT02nYN-lASQYspYK87Orjbs6gH-RNu_bt-i',
      own('t', { daysToInclude: 30 }),
    ],
    [
      'an audit copy',
      'AQR0ZXN0C0Fzc2V0UmVwb3J0iftAYXZCT2vMKx2dnegJP7N6qIjgzSTgMnNSgZNMAy4sHaN-4AHxXc7efsMh9g',
      copied('t'),
    ],
  ];

  it.each(HANDED_OUT)('equals the current id, byte for byte: %s', (_of, id, source) => {
    expect(sealId(assetReportKind, source, ids)).toBe(id);
    expect(openId(assetReportKind, id, ids)).toEqual(source);
  });

  it('equals the current id, byte for byte: an Item and an account', () => {
    const read = sourceOfRead(relayed('t'), snapshot, false);
    expect(sealId(itemKind, { source: read, itemId: 'i' }, ids)).toBe(
      'AQR0ZXN0BEl0ZW2H3AWGZpeeQ5H3Fvqc7pvuOmtYwHG74DWcqUB56lU7x1SyQJgOAZq2qccflWEu7ZV-O1XSW9SrdImrhAffxdVQlzAiEFdOKxWx9PYuWi0vCLDrlVIXToBM0U7ARLNN-WAs',
    );
    expect(sealId(accountKind, { source: own('t'), accountId: 'a' }, ids)).toBe(
      'AQR0ZXN0B0FjY291bnRaTvmd84NZbk6HpjIQxLfd4vAiVHmJzQ5jVp4VsvVjpsIiY-pF0Q6SYdQI-tjLjICB2US9880FWa5CNWrAaDzk_A',
    );
  });

  it('of a relayed report, sealed without a snapshot, opens the current report', () => {
    const old = ids.seal({ type: 'AssetReport', content: '["relay-token","t","asset"]' });
    expect(openId(assetReportKind, old, ids)).toEqual(relayed('t'));
  });
});

/** The ticket contents of the downloads of a source, with their calls to Plaid. */
const DOWNLOADS: [
  what: string,
  source: AssetReportSource,
  includeInsights: boolean,
  files: { [Format in 'pdf' | 'json']: { sealed: string; path: string; body: object; fileName: string } },
][] = [
  [
    'a relay token',
    relayed('t'),
    true,
    {
      pdf: {
        sealed: '{"of":"relay-token","token":"t","format":"pdf"}',
        path: '/credit/relay/pdf/get',
        body: { relay_token: 't', report_type: 'asset' },
        fileName: 'relayed-asset-report-2026-03-15.pdf',
      },
      json: {
        sealed: '{"of":"relay-token","token":"t","format":"json","includeInsights":true}',
        path: '/credit/relay/get',
        body: { relay_token: 't', report_type: 'asset', include_insights: true },
        fileName: 'relayed-asset-report-2026-03-15.json',
      },
    },
  ],
  [
    'an own report',
    own('t', { fastReport: true }),
    false,
    {
      pdf: {
        sealed: '{"of":"asset-report","token":"t","daysToInclude":null,"format":"pdf"}',
        path: '/asset_report/pdf/get',
        body: { asset_report_token: 't' },
        fileName: 'asset-report-2026-03-15.pdf',
      },
      json: {
        sealed:
          '{"of":"asset-report","token":"t","daysToInclude":null,"format":"json","includeInsights":false}',
        path: '/asset_report/get',
        body: { asset_report_token: 't', include_insights: false },
        fileName: 'asset-report-2026-03-15.json',
      },
    },
  ],
  [
    'an own report, cut to 30 days',
    own('t', { daysToInclude: 30 }),
    true,
    {
      pdf: {
        sealed: '{"of":"asset-report","token":"t","daysToInclude":30,"format":"pdf"}',
        path: '/asset_report/pdf/get',
        body: { asset_report_token: 't', options: { days_to_include: 30 } },
        fileName: 'asset-report-2026-03-15.pdf',
      },
      json: {
        sealed: '{"of":"asset-report","token":"t","daysToInclude":30,"format":"json","includeInsights":true}',
        path: '/asset_report/get',
        body: { asset_report_token: 't', options: { days_to_include: 30 }, include_insights: true },
        fileName: 'asset-report-2026-03-15.json',
      },
    },
  ],
  [
    'an audit copy',
    copied('t'),
    true,
    {
      pdf: {
        sealed: '{"of":"audit-copy","token":"t","format":"pdf"}',
        path: '/asset_report/audit_copy/pdf/get',
        body: { audit_copy_token: 't' },
        fileName: 'audit-copy-2026-03-15.pdf',
      },
      json: {
        sealed: '{"of":"audit-copy","token":"t","format":"json"}',
        path: '/asset_report/audit_copy/get',
        body: { audit_copy_token: 't' },
        fileName: 'audit-copy-2026-03-15.json',
      },
    },
  ],
];

const CALLER = {
  principal: { subject: 'alice', tenant: 'acme', scopes: new Set<never>(), expiresAt: null },
  purpose: 'underwriting',
};
const NOW = new Date('2026-03-15T12:00:00Z');

describe.each(DOWNLOADS)('the downloads of %s', (_what, source, includeInsights, files) => {
  it('seal the same text as before', async () => {
    const sealed: Download[] = [];
    const context = {
      caller: CALLER,
      createDownload: (download: Download) => {
        sealed.push(download);
        return Promise.resolve({ url: '', expiresAt: '' });
      },
    } as Partial<Context> as Context;
    await createReportDownloads(context, source, includeInsights);
    expect(sealed.map((download) => JSON.stringify(download))).toEqual([files.pdf.sealed, files.json.sealed]);
  });

  it.each(['pdf', 'json'] as const)(
    'request the %s from Plaid as before, with the same file name',
    (format) => {
      const { sealed, path, body, fileName } = files[format];
      const download = JSON.parse(sealed) as Download;
      const { endpoint, request } = callOf(download);
      expect([endpoint.path, endpoint.contentType]).toEqual([path, `application/${format}`]);
      expect(JSON.stringify(request)).toBe(JSON.stringify(body));
      expect(fileNameOf(download, NOW)).toBe(fileName);
    },
  );
});

it.each([
  [
    '/credit/relay/get',
    'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIiwia2lkIjoidGVzdCJ9..c40hIwKe3LaROOLF.cUam-vy2xWrqkpYmr2UD4zSmRK_D7XhSJmAF_dAvPdoNISX6m4Qg-3ojr3wUmDuHGiL2C7UkCnjwhmy4cny4UIeemWyn_XOO-H_8qzDUUGkyS1T79iJ7hVreJbxAk00vgIp1GFgtm_EIyyHWkkguFvnGAXgLOGvsfu5j0LbBOAr-9bRrRRvhnOd3FluN-KzV0dQGGg39nFtjMfYpIf8R2Kvj80ht4pv8ObEikQ.cDpXZ3mjG8G8te1NNpLWeA',
  ],
  [
    '/asset_report/pdf/get',
    'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIiwia2lkIjoidGVzdCJ9..TaAVTB2Ih7Ef-fR5.sqltENYb0Fn_qJHpF4YysC-c7ocfAJI4iIN6Pbfd4c3hXsGfp1Ho5E4aETbDP9ZErYScoHeU3Y3RI7wTiyl92RHPwjed3sk6U45UevOTM-ldC6JJPkRKiI8SZbs7ObC4N3dDpPu66_fwJAbgKMGVIi_TMpt0P5iGk2uMtqkODScQWLlvdz5A5YggVRKf1UCImLeodSOwGqrtb2un0abMx77CYOiWHkQV.U64V3ts4JtRm7eRlZbr2jQ',
  ],
  [
    '/asset_report/audit_copy/get',
    'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIiwia2lkIjoidGVzdCJ9..qtn6hhhamSuWT8Tl.zqELS-rv1fnXlmFdNx7kHrYIpUAkmXq6kmPFc7Y1MksV6k8-cNY8QtvlpYQkN-_hirj9hLe34PD0GL8dcaeoRpud9Br5vGfYI2r5wSJ0CxAHWL7aJJi6v25Y-QOPaFt2Q3Kic-9_f9BSbro2ZPZgmAjhblKzwgdBM6_pH3xV7E5xCLRWMPAbXF3LPZ3uZv5qxGs61w.nvYdVel5E5qyDSi4CV1xoQ',
  ],
])('a ticket of an earlier version still calls %s', async (path, ticket) => {
  const { download } = await createTickets(keys, () => NOW).open(ticket, CALLER.principal);
  expect(callOf(download).endpoint.path).toBe(path);
});

/** The calls to Plaid for a report with Insights. */
const READS: [what: string, source: AssetReportSource, asked: string][] = [
  [
    'a relay token',
    relayed('t'),
    '/credit/relay/get {"relay_token":"t","report_type":"asset","include_insights":true}',
  ],
  [
    'an own report',
    own('t'),
    '/asset_report/get {"asset_report_token":"t","include_insights":true,"fast_report":false}',
  ],
  [
    'an own report, fast and cut to 30 days',
    own('t', { fastReport: true, daysToInclude: 30 }),
    '/asset_report/get {"asset_report_token":"t","include_insights":true,"fast_report":true,"options":{"days_to_include":30}}',
  ],
  ['an audit copy', copied('t'), '/asset_report/audit_copy/get {"audit_copy_token":"t"}'],
];

it.each(READS)('the report of %s is requested as before', async (_what, source, asked) => {
  const seen: string[] = [];
  const plaid: PlaidClient = {
    call: () => Promise.reject(new Error('reports are read')),
    stream: () => Promise.reject(new Error('reports are read')),
    read: ({ path }, request) => {
      seen.push(`${path} ${JSON.stringify(request)}`);
      return Promise.reject(new Error('no answer'));
    },
  };
  const cache = new SharedCache<ReportState>({ maxBytes: 0 });
  const reports = new ReportStore({
    clientFor: () => plaid,
    cache,
    large: null,
    ttlMs: 1_000,
    pendingTtlMs: 1_000,
  });
  const { signal } = new AbortController();
  const loaders = createLoaders({
    clientFor: () => plaid,
    reports,
    tenant: 'acme',
    ...operationRecords(),
    signal,
  });
  const reading = { loaders, placement: new Placement(), needsInsights: false, sealedIds: ids };
  await expect(readAssetReport(reading, source, { includeInsights: true })).rejects.toThrow('no answer');
  expect(seen).toEqual([asked]);
});

it.each([
  ['ids', SEALED],
  ['downloads', DOWNLOADS],
  ['reads', READS],
])('the table of %s has every source', (_what, rows) => {
  const covered = new Set(rows.map(([, source]) => (source as AssetReportSource).of));
  expect([...covered].sort()).toEqual([...SOURCE_NAMES].sort());
});
