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

const ids = createSealingRing(SANDBOX_SEALING_KEYS, 'embedded').forTenant('');

const token = fc.string({ unit: 'binary', minLength: 1 });
const asked: fc.Arbitrary<AssetReportSource> = fc.oneof(
  token.map(relayed),
  token.map(copied),
  fc
    .tuple(token, fc.record({ fastReport: fc.boolean(), daysToInclude: fc.option(fc.nat({ max: 731 })) }))
    .map(([text, options]) => own(text, options)),
);
/** Of a report that was read: with its snapshot, and in a variant or not. */
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

/** Comes back as it was, and two that differ have two ids. */
function expectFaithful<Key>(kind: NodeKind<Key>, key: fc.Arbitrary<Key>) {
  fc.assert(
    fc.property(key, key, (one, other) => {
      const id = sealId(kind, one, ids);
      expect(openId(kind, id, ids)).toEqual(one);
      expect(sealId(kind, other, ids) === id).toBe(JSON.stringify(one) === JSON.stringify(other));
    }),
  );
}

describe('what an id seals comes back as it was', () => {
  it('a relay token and an audit copy', () => {
    expectFaithful(relayTokenKind, token);
    expectFaithful(auditCopyKind, token);
  });

  it('how an Asset Report is reached', () => expectFaithful(assetReportKind, source));

  it('an Item and an account, with the way to their report', () => {
    expectFaithful(itemKind, fc.record({ source, itemId: token }));
    expectFaithful(accountKind, fc.record({ source, accountId: token }));
  });

  it('a Cashflow Report', () => {
    expectFaithful(
      cashflowReportKind,
      cashflow.map((key) => ({ ...key, accountIds: key.accountIds && [...key.accountIds].sort() })),
    );
  });

  it('a Cashflow Report, in whatever order its accounts are named', () => {
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

  it('that was made before ids named a snapshot leads to the current report', () => {
    const old = ids.seal({ type: 'AssetReport', content: '["relay-token","theirs","asset"]' });
    expect(openId(assetReportKind, old, ids)).toEqual(relayed('theirs'));
  });

  it('of our own or of an audit copy seals what it always did', () => {
    expect(sealed(own('ours', { daysToInclude: 5 }))).toBe('["asset-report","ours",false,5]');
    expect(sealed(copied('ours'))).toBe('["audit-copy","ours"]');
  });
});

describe('an id of another type', () => {
  it('is not found, though what it seals is the same', () => {
    const id = sealId(relayTokenKind, 'a-token', ids);
    expect(sealId(auditCopyKind, 'a-token', ids)).not.toBe(id);
    expect(() => openId(auditCopyKind, id, ids)).toThrow(NotFoundError);
  });

  it('has no token of a report of ours when the report was relayed or copied', () => {
    const tokenOf = (from: AssetReportSource) => openReportToken(sealId(assetReportKind, from, ids), ids);
    expect(tokenOf(own('ours', { daysToInclude: 5 }))).toBe('ours');
    expect(() => tokenOf(relayed('theirs'))).toThrow(NotFoundError);
    expect(() => tokenOf(copied('ours'))).toThrow(NotFoundError);
  });
});
