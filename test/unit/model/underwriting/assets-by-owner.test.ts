import { describe, expect, it } from '@jest/globals';
import type { Owner } from '../../../../src/model/account.js';
import type { ReportUser } from '../../../../src/model/asset-report.js';
import { ownerMatchesOf } from '../../../../src/model/underwriting/owner-match.js';
import { reportAge } from '../../../../src/model/underwriting/report-age.js';
import { verifiedAssetsOf } from '../../../../src/model/underwriting/verified-assets.js';
import { account, balance, report, TODAY } from '../attributes/accounts.js';

const ownedBy = (...names: string[]): { owners: Owner[] } => ({
  owners: [{ names, phoneNumbers: [], emails: [], addresses: [] }],
});
const dollars = (current: number | null) => ({ balances: { ...account().balances, current } });
const YESTERDAY = '2026-11-20';

describe('verified assets', () => {
  it('are added for each set of owners, with a joint account apart', () => {
    const whole = report(
      [
        account({
          accountId: 'hers',
          ...ownedBy('Zoë Doe'),
          ...dollars(100.1),
          historicalBalances: [balance(YESTERDAY, 90)],
        }),
        account({ accountId: 'joint', ...ownedBy('Zoë Doe', 'Max Doe'), ...dollars(10) }),
      ],
      [
        account({
          accountId: 'too',
          ...ownedBy('DOE, ZOE'),
          ...dollars(0.2),
          historicalBalances: [balance(YESTERDAY, 5)],
        }),
      ],
    );
    expect(verifiedAssetsOf(whole, 1)).toMatchObject([
      { ownerNames: ['Zoë Doe'], current: 100.3, averageDailyBalance: 95, accountIds: ['hers', 'too'] },
      { ownerNames: ['Max Doe', 'Zoë Doe'], current: 10, averageDailyBalance: null, accountIds: ['joint'] },
    ]);
  });

  it('have the period of the average, and the days of it that each of the accounts covers', () => {
    const own = [
      account({
        ...ownedBy('Zoë Doe'),
        historicalBalances: [balance(YESTERDAY, 1), balance('2026-11-19', 2)],
      }),
      account({ ...ownedBy('Zoë Doe'), historicalBalances: [balance(YESTERDAY, 3)] }),
    ];
    const period = { startDate: '2026-11-18', endDate: YESTERDAY };
    expect(verifiedAssetsOf(report(own), 3)).toMatchObject([
      { ...period, daysCovered: 1, averageDailyBalance: null },
    ]);
    const listed = account(ownedBy('Max Doe'));
    const without = { ...listed, parts: { ...listed.parts, historicalBalances: 'ABSENT' as const } };
    expect(verifiedAssetsOf(report([without]), 3)).toMatchObject([
      { ...period, daysCovered: null, averageDailyBalance: null },
    ]);
    expect(verifiedAssetsOf({ ...report(own), dateGenerated: 'soon' }, 3)).toMatchObject([
      { startDate: null, endDate: null, daysCovered: null },
    ]);
  });

  it('have no sum when one account has no current balance', () => {
    const own = [
      account({ ...ownedBy('Zoë Doe'), ...dollars(100) }),
      account({ ...ownedBy('Zoë Doe'), ...dollars(null) }),
    ];
    expect(verifiedAssetsOf(report(own), 1)).toMatchObject([{ current: null }]);
  });

  it('are never added in two currencies', () => {
    const euros = { balances: { ...account().balances, current: 7, isoCurrencyCode: 'EUR' } };
    const own = [
      account({ ...ownedBy('Zoë Doe'), ...dollars(100) }),
      account({ ...ownedBy('Zoë Doe'), ...euros }),
    ];
    expect(verifiedAssetsOf(report(own), 1)).toMatchObject([
      { isoCurrencyCode: 'USD', current: 100 },
      { isoCurrencyCode: 'EUR', current: 7 },
    ]);
  });

  it('are those of depository accounts, also of accounts without a named owner', () => {
    const own = [account({ owners: null, ...dollars(3) }), account({ type: 'CREDIT', ...dollars(900) })];
    expect(verifiedAssetsOf(report(own), 1)).toMatchObject([{ ownerNames: [], current: 3 }]);
  });
});

describe('the owners beside the applicant', () => {
  const zoe = { firstName: 'Zoë', middleName: 'Ann', lastName: "O'Doe Smith" };
  const matchOf = (user: Partial<ReportUser>, ...names: string[]) => {
    const whole = report([account({ accountId: 'own', mask: '0042', ...ownedBy(...names) })]);
    return ownerMatchesOf({ ...whole, user: { ...whole.user, ...user } })[0];
  };

  it('have the account, its mask and both names', () => {
    expect(matchOf(zoe, 'ZOE ODOE SMITH')).toEqual({
      accountId: 'own',
      mask: '0042',
      applicantName: "Zoë Ann O'Doe Smith",
      ownerNames: ['ZOE ODOE SMITH'],
      match: 'SAME',
    });
  });

  it.each([
    ['SAME', ['Smith O’Doe, Zoe']],
    ['SAME', ['Max Miller', 'Zoe A. ODoe-Smith']],
    ['LAST_NAME_ONLY', ["Max O'Doe Smith"]],
    ['LAST_NAME_ONLY', ["Max O'Doe Smith", 'Zoe Miller']],
    ['DIFFERENT', ['Zoe Smith']],
    ['DIFFERENT', ['Zoe Miller']],
    [null, []],
  ])('match %s: %j', (match, names) => {
    expect(matchOf(zoe, ...names)?.match).toBe(match);
  });

  it.each([
    [{ ...zoe, firstName: null }, "Zoë O'Doe Smith"],
    [{ ...zoe, lastName: '' }, "Zoë O'Doe Smith"],
    [zoe, ''],
    [zoe, '-'],
  ])('do not match and do not differ when a name is missing: %j, %j', (user, name) => {
    expect(matchOf(user, name)?.match).toBeNull();
  });

  it('have no name of an applicant whom the lender did not name', () => {
    expect(matchOf({}, 'Zoe Miller')).toMatchObject({ applicantName: null, match: null });
  });
});

describe('the age of a report', () => {
  const whole = report([account()], [account()]);
  const [first, second] = whole.items;
  const dated = (...dates: (string | null)[]) => ({
    ...whole,
    items: dates.map((dateLastUpdated) => ({ ...(first ?? second), dateLastUpdated })) as typeof whole.items,
  });

  it('is the number of days until a day, for the report and for its oldest bank data', () => {
    expect(reportAge(dated(`${TODAY}T23:59:59Z`, '2026-11-19T00:00:00Z'), '2026-12-01')).toEqual({
      days: 10,
      bankDataDays: 12,
    });
    expect(reportAge(dated(`${TODAY}T23:59:59Z`), TODAY)).toEqual({ days: 0, bankDataDays: 0 });
  });

  it.each([[[null, TODAY]], [['2026-12-02', TODAY]], [['never', TODAY]], [[]]])(
    'of bank data is unknown for the days %j',
    (dates) => {
      expect(reportAge(dated(...dates), '2026-12-01')).toEqual({ days: 10, bankDataDays: null });
    },
  );

  it('is unknown on a day before the report', () => {
    expect(reportAge(whole, '2026-11-20').days).toBeNull();
  });
});
