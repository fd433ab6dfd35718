import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SANDBOX_SEALING_KEYS } from '../../../src/config/sealing-keys.js';
import { accountKind } from '../../../src/graphql/asset-report/account.kind.js';
import { assetReportKind, openReportToken } from '../../../src/graphql/asset-report/asset-report.kind.js';
import { itemKind } from '../../../src/graphql/asset-report/item.kind.js';
import { auditCopyKind } from '../../../src/graphql/audit-copy/audit-copy.kind.js';
import { cashflowReportKind } from '../../../src/graphql/cashflow-report/cashflow-report.kind.js';
import { relayTokenKind } from '../../../src/graphql/credit-relay/relay-token.kind.js';
import { NotFoundError } from '../../../src/graphql/errors/errors.js';
import { type NodeKind, openId, sealId } from '../../../src/graphql/node/node-kind.js';
import { copied } from '../../../src/reports/sources/audit-copy.source.js';
import { own } from '../../../src/reports/sources/own-report.source.js';
import { relayed } from '../../../src/reports/sources/relay-token.source.js';
import { type AssetReportSource, sourceOfRead } from '../../../src/reports/sources/sources.js';
import { createSealingRing } from '../../../src/sealing/sealed-id.js';
import { anyText } from '../../support/any-text.js';

const ids = createSealingRing(SANDBOX_SEALING_KEYS, () => 'embedded').forTenant('');

const token = anyText({ minLength: 1 });
const asked: fc.Arbitrary<AssetReportSource> = fc.oneof(
  token.map(relayed),
  token.map(copied),
  fc
    .tuple(token, fc.record({ fastReport: fc.boolean(), daysToInclude: fc.option(fc.nat({ max: 731 })) }))
    .map(([text, options]) => own(text, options)),
);
/** The source of a report that was read: with its snapshot, with or without a variant. */
const read = fc
  .tuple(asked, fc.record({ assetReportId: token, dateGenerated: token }), fc.boolean())
  .map(([way, report, withoutInsights]) => sourceOfRead(way, report, withoutInsights));
const source = fc.oneof(asked, read);
const accountIds = fc.option(fc.uniqueArray(token, { minLength: 1 }));
const cashflow = fc.record({
  accessToken: token,
  daysRequested: fc.integer({ min: 1, max: 730 }),
  accountIds,
});

/** Each key is restored exactly, and different keys have different ids. */
function expectFaithful<Key>(kind: NodeKind<Key>, key: fc.Arbitrary<Key>) {
  fc.assert(
    fc.property(key, key, (one, other) => {
      const id = sealId(kind, one, ids);
      expect(openId(kind, id, ids)).toEqual(one);
      expect(sealId(kind, other, ids) === id).toBe(JSON.stringify(one) === JSON.stringify(other));
    }),
  );
}

describe('a sealed id opens as the same key', () => {
  it('of a relay token and an audit copy', () => {
    expectFaithful(relayTokenKind, token);
    expectFaithful(auditCopyKind, token);
  });

  it('of the source of an Asset Report', () => expectFaithful(assetReportKind, source));

  it('of an Item and an account, with the source of their report', () => {
    expectFaithful(itemKind, fc.record({ source, itemId: token }));
    expectFaithful(accountKind, fc.record({ source, accountId: token }));
  });

  it('of a Cashflow Report', () => {
    expectFaithful(
      cashflowReportKind,
      cashflow.map((key) => ({ ...key, accountIds: key.accountIds && [...key.accountIds].sort() })),
    );
  });

  it('of a Cashflow Report, for any order of its accounts', () => {
    fc.assert(
      fc.property(cashflow, (key) => {
        const reversed = key.accountIds && [...key.accountIds, ...key.accountIds].reverse();
        expect(sealId(cashflowReportKind, { ...key, accountIds: reversed }, ids)).toBe(
          sealId(cashflowReportKind, key, ids),
        );
      }),
    );
  });
});

describe('an id of an Asset Report', () => {
  const sealed = (way: AssetReportSource) => ids.open(sealId(assetReportKind, way, ids))?.content;

  it('from before ids named a snapshot names the current report', () => {
    const old = ids.seal({ type: 'AssetReport', content: '["relay-token","theirs","asset"]' });
    expect(openId(assetReportKind, old, ids)).toEqual(relayed('theirs'));
  });

  it('with its own token or of an audit copy seals the same text as in earlier versions', () => {
    expect(sealed(own('ours', { daysToInclude: 5 }))).toBe('["asset-report","ours",false,5]');
    expect(sealed(copied('ours'))).toBe('["audit-copy","ours"]');
  });
});

describe('an id of another type', () => {
  it('is not found, although it seals the same text', () => {
    const id = sealId(relayTokenKind, 'a-token', ids);
    expect(sealId(auditCopyKind, 'a-token', ids)).not.toBe(id);
    expect(() => openId(auditCopyKind, id, ids)).toThrow(NotFoundError);
  });

  it('has no asset report token when the report was relayed or copied', () => {
    const tokenOf = (from: AssetReportSource) => openReportToken(sealId(assetReportKind, from, ids), ids);
    expect(tokenOf(own('ours', { daysToInclude: 5 }))).toBe('ours');
    expect(() => tokenOf(relayed('theirs'))).toThrow(NotFoundError);
    expect(() => tokenOf(copied('ours'))).toThrow(NotFoundError);
  });
});
