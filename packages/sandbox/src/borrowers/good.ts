import { addDays, type Day } from '../lib/calendar.js';
import type { Account } from '../state/entities.js';
import type { History } from './borrower.js';
import { type Category, categories } from './categories.js';
import { owner, people } from './identities.js';
import { type AccountTerms, type Ledger, type Movement, openLedger } from './ledger.js';
import { bankEvent, payDebt } from './movements.js';
import { openPortfolio } from './portfolio.js';
import { everySecondFriday } from './schedule.js';

/**
 * Alma is modelled on Plaid's `user_good`: one account of every common type, with the masks and balances of Plaid's
 * documentation. Transactions add up to those balances.
 */
export function good(history: History): readonly Account[] {
  const ownership = { owners: [owner(people.alma)], ownershipType: 'individual' } as const;
  // The first attempt measures how much two years change the balances. The second attempt starts with balances that end at the documented amounts.
  const attempt = everydayAccounts(history, ownership, 0, 0);
  const { checking, card } = everydayAccounts(
    history,
    ownership,
    11_000 - attempt.checking.balanceAt(history.today),
    41_000 - attempt.card.balanceAt(history.today),
  );
  const withoutMovements = (terms: Omit<AccountTerms, 'owners' | 'ownershipType'>) =>
    openLedger(history, { ...ownership, ...terms }).close();
  const ira = openPortfolio(history, {
    ...ownership,
    name: 'IRA',
    mask: '5555',
    subtype: 'ira',
    openingCents: 32_076,
    openingUnits: [],
  });

  return [
    checking.close(),
    withoutMovements({
      name: 'Saving',
      officialName: 'Specimen Silver Savings',
      mask: '1111',
      type: 'depository',
      subtype: 'savings',
      openingCents: 21_000,
      available: 20_000,
    }),
    withoutMovements({
      name: 'CD',
      officialName: 'Specimen Bronze Certificate of Deposit',
      mask: '2222',
      type: 'depository',
      subtype: 'cd',
      openingCents: 100_000,
      available: 'unknown',
    }),
    card.close(),
    withoutMovements({
      name: 'Money Market',
      officialName: 'Specimen Platinum Money Market',
      mask: '4444',
      type: 'depository',
      subtype: 'money market',
      openingCents: 4_320_000,
    }),
    { ...ira.close(), available: null },
    retirementPlan(
      withoutMovements({ name: '401k', mask: '6666', type: 'investment', subtype: '401k', openingCents: 0 }),
    ),
    withoutMovements({
      name: 'Student Loan',
      mask: '7777',
      type: 'loan',
      subtype: 'student',
      openingCents: 6_526_200,
    }),
    withoutMovements({
      name: 'Mortgage',
      mask: '8888',
      type: 'loan',
      subtype: 'mortgage',
      openingCents: 5_630_206,
    }),
    withoutMovements({
      name: 'HSA',
      officialName: 'Specimen Health Savings',
      mask: '9001',
      type: 'depository',
      subtype: 'hsa',
      openingCents: 600_900,
    }),
    withoutMovements({
      name: 'Cash Management',
      officialName: 'Specimen Growth Cash Management',
      mask: '9002',
      type: 'depository',
      subtype: 'cash management',
      openingCents: 1_206_000,
    }),
    withoutMovements({
      name: 'Business Credit Card',
      officialName: 'Specimen Platinum Business Credit Card',
      mask: '9999',
      type: 'credit',
      subtype: 'credit card',
      openingCents: 502_000,
      limitCents: 1_000_000,
    }),
  ];
}

function everydayAccounts(
  history: History,
  ownership: Pick<AccountTerms, 'owners' | 'ownershipType'>,
  checkingCents: number,
  cardCents: number,
) {
  const checking = openLedger(history, {
    ...ownership,
    name: 'Checking',
    officialName: 'Specimen Gold Checking',
    mask: '0000',
    type: 'depository',
    subtype: 'checking',
    openingCents: checkingCents,
  });
  const card = openLedger(history, {
    ...ownership,
    name: 'Credit Card',
    officialName: 'Specimen Diamond Credit Card',
    mask: '3333',
    type: 'credit',
    subtype: 'credit card',
    openingCents: cardCents,
    limitCents: 200_000,
    available: 'unknown',
  });
  everydayLife(checking, card, history);
  return { checking, card };
}

/** Every two weeks 100.00 comes in and 100.00 goes out, 25.00 of it by card; 10.00 is always pending. */
function everydayLife(checking: Ledger, card: Ledger, history: History): void {
  const untilToday = (movement: Movement) => movement.day <= history.today;
  for (const payday of everySecondFriday(history)) {
    checking.post(
      bankEvent({
        day: payday,
        cents: -10_000,
        name: 'Specimen Museum payroll',
        description: 'SPECIMEN MUSEUM PAYROLL',
        category: categories.salary,
        paymentMeta: { payer: 'Specimen Museum', paymentMethod: 'ACH' },
      }),
    );
    const visits = [
      visit(addDays(payday, 1), 433, 'Sampleton Coffee', categories.coffee),
      visit(addDays(payday, 3), 1_200, 'Sampleton Diner', categories.restaurant),
      visit(addDays(payday, 7), 5_867, 'Sampleton Grocer', categories.groceries),
    ];
    for (const movement of visits.filter(untilToday)) checking.post(movement);
    const order = visit(addDays(payday, 5), 2_500, 'Sampleton Books', categories.shopping);
    if (untilToday(order)) card.post(order);
    const due = addDays(payday, 9);
    if (due <= history.today) {
      payDebt({
        from: checking,
        debt: card,
        day: due,
        cents: 2_500,
        category: categories.creditCardPayment,
        random: history.random,
      });
    }
  }
  const tomorrow = addDays(history.today, 1);
  const lunch = visit(tomorrow, 1_000, 'Sampleton Diner', categories.restaurant);
  checking.post({ ...lunch, happenedOn: history.today });
}

function visit(day: Day, cents: number, merchantName: string, category: Category): Movement {
  const description = `${merchantName.toUpperCase()} SAMPLETON NY`;
  return {
    day,
    cents,
    description,
    category,
    insights: { name: merchantName, merchantName, transactionType: 'place' },
  };
}

/** A balance with four decimals: Plaid does not limit amounts to cents. */
function retirementPlan(account: Account): Account {
  return { ...account, current: 23_631.9805 };
}
