import { addDays } from '../lib/calendar.js';
import type { Account } from '../state/entities.js';
import type { History } from './borrower.js';
import { categories } from './categories.js';
import { owner, people } from './identities.js';
import { openLedger } from './ledger.js';
import { bills, online, shops } from './merchants.js';
import {
  bankEvent,
  bill,
  payDebt,
  payInterest,
  purchase,
  refund,
  transfer,
  withdrawCash,
} from './movements.js';
import { billingDays, everySecondFriday, monthly, randomDays, yearly } from './schedule.js';

/** Hazel is the ideal applicant: one employer, one landlord and one card that she pays off. */
export function salaried(history: History): readonly Account[] {
  const random = history.random;
  const ownership = { owners: [owner(people.hazel)], ownershipType: 'individual' } as const;
  const checking = openLedger(history, {
    ...ownership,
    name: 'Everyday Checking',
    officialName: 'Juniper Everyday Checking Account',
    mask: '0412',
    type: 'depository',
    subtype: 'checking',
    openingCents: 418_055,
  });
  const savings = openLedger(history, {
    ...ownership,
    name: 'Rainy Day Savings',
    officialName: 'Juniper High Yield Savings',
    mask: '1187',
    type: 'depository',
    subtype: 'savings',
    openingCents: 640_000,
  });
  const card = openLedger(history, {
    ...ownership,
    name: 'Heron Card',
    officialName: 'Juniper Heron Rewards Credit Card',
    mask: '3321',
    type: 'credit',
    subtype: 'credit card',
    openingCents: 41_268,
    limitCents: 800_000,
  });

  for (const day of everySecondFriday(history)) {
    checking.post(
      bankEvent({
        day,
        cents: -198_520,
        name: 'Foxglove Cartography payroll',
        description: 'FOXGLOVE CARTOGR PAYROLL PPD ID 0000041207',
        category: categories.salary,
        paymentMeta: { payer: 'Foxglove Cartography', ppdId: '0000041207', paymentMethod: 'ACH' },
      }),
    );
    transfer({ from: checking, to: savings, day, cents: 42_000, random });
  }
  for (const day of yearly(history, '04-10')) {
    checking.post(
      bankEvent({
        day,
        cents: -94_300,
        name: 'Tax refund',
        description: 'TREAS 000 TAX REF',
        category: categories.taxRefund,
        paymentMeta: { ppdId: '0000000310', paymentMethod: 'ACH' },
      }),
    );
  }

  const due = { rent: 1, insurance: 4, electricity: 8, water: 11, internet: 14, phone: 19, gym: 23 } as const;
  for (const name of Object.keys(due) as (keyof typeof due)[]) {
    for (const day of billingDays(history, due[name])) checking.post(bill(bills[name], day, random));
  }
  monthly(history, 26).forEach((day, month) => {
    const checkNumber = String(1042 + month);
    checking.post(
      bankEvent({
        day,
        cents: 8_000,
        name: `Check ${checkNumber}`,
        description: `CHECK # ${checkNumber}`,
        category: categories.check,
        checkNumber,
        paymentMeta: { payee: 'Clementine Bellweather, piano', paymentMethod: 'Check' },
      }),
    );
  });
  for (const day of randomDays(history, random, 20)) {
    checking.post(withdrawCash(day, random.pick([4_000, 6_000, 8_000]), random));
  }

  for (const day of randomDays(history, random, 5)) checking.post(purchase(shops.groceries, day, random));
  for (const day of randomDays(history, random, 3)) card.post(purchase(shops.coffee, day, random));
  for (const day of randomDays(history, random, 4)) card.post(purchase(shops.restaurant, day, random));
  for (const day of randomDays(history, random, 9)) card.post(purchase(shops.fuel, day, random));
  for (const day of randomDays(history, random, 16)) card.post(purchase(online.goods, day, random));
  for (const day of randomDays(history, random, 30)) card.post(purchase(shops.pharmacy, day, random));
  for (const day of monthly(history, 3)) card.post(purchase(online.streaming, day, random));
  for (const day of monthly(history, 12)) card.post(purchase(online.music, day, random));
  for (const day of yearly(history, '07-18')) {
    card.post(purchase(online.flights, day, random));
    card.post(purchase(online.lodging, day, random));
  }
  card.post(refund(online.goods, addDays(history.today, -33), 4_599, random));

  // Every report then shows pending transactions.
  checking.post(purchase(shops.groceries, history.today, random));
  card.post(purchase(shops.coffee, history.today, random));
  card.post(purchase(shops.restaurant, history.today, random));

  for (const day of billingDays(history, 25)) {
    const cents = card.balanceAt(addDays(day, -21));
    payDebt({ from: checking, debt: card, day, cents, category: categories.creditCardPayment, random });
  }
  for (const day of monthly(history, 31)) payInterest(savings, day, 3.9);

  return [checking.close(), savings.close(), card.close()];
}
