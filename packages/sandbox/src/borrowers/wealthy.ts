import type { Day } from '../lib/calendar.js';
import type { Random } from '../lib/random.js';
import type { Account } from '../state/entities.js';
import type { History } from './borrower.js';
import { categories } from './categories.js';
import { owner, people } from './identities.js';
import { type Ledger, openLedger } from './ledger.js';
import { bills, online, shops } from './merchants.js';
import { bankEvent, bill, payDebt, purchase } from './movements.js';
import { type Asset, openPortfolio, type Portfolio } from './portfolio.js';
import { billingDays, monthly, randomDays, twiceAMonth, yearly } from './schedule.js';

const assets = {
  shipping: asset({
    name: 'Puffin Maritime Holdings',
    tickerSymbol: 'ZPFN',
    type: 'equity',
    startCents: 4_120,
    endCents: 6_385,
  }),
  market: asset({
    name: 'Broad Meadow Total Market ETF',
    tickerSymbol: 'ZBMW',
    type: 'etf',
    startCents: 10_250,
    endCents: 13_118,
  }),
  tortoise: asset({
    name: 'Slow Tortoise Balanced Fund',
    tickerSymbol: 'ZTRTX',
    type: 'mutual fund',
    startCents: 2_410,
    endCents: 2_733,
  }),
  bond: asset({
    name: 'City of Port Juniper 3.25% 2034',
    tickerSymbol: null,
    type: 'fixed income',
    startCents: 98_700,
    endCents: 99_450,
  }),
} as const;

/** Cordelia and Ambrose have a mortgage, a joint account and investments. */
export function wealthy(history: History): readonly Account[] {
  const random = history.random;
  const joint = { owners: [owner(people.cordelia, people.ambrose)], ownershipType: 'joint' } as const;
  const individual = { owners: [owner(people.cordelia)], ownershipType: 'individual' } as const;
  const checking = openLedger(history, {
    ...joint,
    name: 'Joint Checking',
    officialName: 'Chandelier Private Client Checking',
    mask: '9001',
    type: 'depository',
    subtype: 'checking',
    openingCents: 3_812_044,
  });
  const card = openLedger(history, {
    ...individual,
    name: 'Chandelier Card',
    officialName: 'Chandelier Reserve Credit Card',
    mask: '9077',
    type: 'credit',
    subtype: 'credit card',
    openingCents: 618_250,
    limitCents: 7_500_000,
  });
  const mortgage = openLedger(history, {
    ...joint,
    name: 'Chandelier Mortgage',
    mask: '9450',
    type: 'loan',
    subtype: 'mortgage',
    openingCents: 84_311_520,
    available: 'unknown',
  });
  const brokerage = openPortfolio(history, {
    ...individual,
    name: 'Brokerage',
    officialName: 'Chandelier Self-Directed Brokerage',
    mask: '9210',
    subtype: 'brokerage',
    openingCents: 1_250_000,
    openingUnits: [
      [assets.shipping, 900],
      [assets.market, 1_400],
      [assets.bond, 60],
    ],
    marginLoanCents: 2_500_000,
  });
  const ira = openPortfolio(history, {
    ...individual,
    name: 'Traditional IRA',
    mask: '9333',
    subtype: 'ira',
    openingCents: 84_000,
    openingUnits: [[assets.tortoise, 6_200]],
  });

  for (const day of twiceAMonth(history)) {
    for (const [payer, cents] of [
      ['Goldfinch Observatory', 684_512],
      ['Bellwether Ballet', 402_377],
    ] as const) {
      checking.post(
        bankEvent({
          day,
          cents: -cents,
          name: `${payer} payroll`,
          description: `${payer.toUpperCase()} DIR DEP`,
          category: categories.salary,
          paymentMeta: { payer, paymentMethod: 'ACH' },
        }),
      );
    }
  }
  for (const day of billingDays(history, 1)) payMortgage(checking, mortgage, day, history);
  for (const day of billingDays(history, 8)) checking.post(bill(bills.electricity, day, random));
  for (const day of billingDays(history, 14)) checking.post(bill(bills.internet, day, random));
  for (const day of randomDays(history, random, 4)) card.post(purchase(shops.delicatessen, day, random));
  for (const day of randomDays(history, random, 6)) card.post(purchase(shops.bistro, day, random));
  for (const day of randomDays(history, random, 25)) card.post(purchase(shops.tailor, day, random));
  for (const day of randomDays(history, random, 40)) {
    card.post(purchase(online.flights, day, random));
    card.post(purchase(online.lodging, day, random));
  }
  card.post(purchase(shops.bistro, history.today, random));
  for (const day of billingDays(history, 22)) {
    const cents = card.balanceAt(day);
    payDebt({ from: checking, debt: card, day, cents, category: categories.creditCardPayment, random });
  }

  for (const day of monthly(history, 17)) {
    fund({ checking, portfolio: brokerage, day, cents: 1_100_000, random });
    brokerage.buy(assets.market, day, 1_095_000, 495);
  }
  for (const day of yearly(history, '02-03')) {
    fund({ checking, portfolio: ira, day, cents: 700_000, random });
    ira.buy(assets.tortoise, day, 700_000, 0);
  }
  for (const day of yearly(history, '11-05')) brokerage.sell(assets.shipping, day, 120, 495);
  for (const day of yearly(history, '05-20')) brokerage.receive(assets.tortoise, day, 250);
  for (const quarter of ['03-28', '06-28', '09-28', '12-28']) {
    for (const day of yearly(history, quarter)) {
      brokerage.moveCash({
        day,
        cents: -31 * brokerage.unitsAt(assets.shipping, day),
        name: 'Dividend Puffin Maritime Holdings',
        type: 'cash',
        subtype: 'dividend',
        asset: assets.shipping,
      });
      brokerage.moveCash({
        day,
        cents: 12_500,
        name: 'Advisory fee',
        type: 'fee',
        subtype: 'management fee',
      });
    }
  }

  return [checking.close(), card.close(), mortgage.close(), brokerage.close(), ira.close()];
}

/** The bank adds one month of interest to the mortgage before the payment. */
function payMortgage(checking: Ledger, mortgage: Ledger, day: Day, history: History): void {
  mortgage.post(
    bankEvent({
      day,
      cents: Math.round((mortgage.balanceAt(day) * 3.1) / 100 / 12),
      name: 'Mortgage interest',
      description: 'INTEREST CHARGE',
      category: categories.interestCharged,
    }),
  );
  payDebt({
    from: checking,
    debt: mortgage,
    day,
    cents: 512_480,
    category: categories.mortgagePayment,
    random: history.random,
  });
}

interface Funding {
  readonly checking: Ledger;
  readonly portfolio: Portfolio;
  readonly day: Day;
  readonly cents: number;
  readonly random: Random;
}

/** Moves cash from the bank account to the portfolio; both statements show the same reference. */
function fund({ checking, portfolio, day, cents, random }: Funding): void {
  const referenceNumber = random.digits(10);
  const { name } = portfolio.terms;
  checking.post(
    bankEvent({
      day,
      cents,
      name: `Transfer to ${name}`,
      description: `${name.toUpperCase()} MONEYMOVE ${referenceNumber}`,
      category: categories.investing,
      paymentMeta: { referenceNumber, paymentMethod: 'ACH' },
    }),
  );
  portfolio.moveCash({
    day,
    cents: -cents,
    name: `Electronic funds transfer ${referenceNumber}`,
    type: 'cash',
    subtype: 'deposit',
  });
}

function asset(terms: Omit<Asset, 'key'>): Asset {
  return { key: terms.name, ...terms };
}
