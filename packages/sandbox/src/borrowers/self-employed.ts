import { addDays, type Day, weekday } from '../lib/calendar.js';
import type { Account } from '../state/entities.js';
import type { History } from './borrower.js';
import { categories } from './categories.js';
import { chargeOverdraft, returnBill, takeAdvance } from './hardship.js';
import { owner, people } from './identities.js';
import { type Ledger, openLedger } from './ledger.js';
import { bills, online, shops } from './merchants.js';
import { bankEvent, bill, depositCash, payDebt, purchase, transfer, withdrawCash } from './movements.js';
import { billingDays, daysOf, randomDays, yearly } from './schedule.js';

/** Otto builds fences. He has irregular income, cash deposits, cash advances and gambling expenses. */
export function selfEmployed(history: History): readonly Account[] {
  const ownership = { owners: [owner(people.otto)], ownershipType: 'individual' } as const;
  const business = openLedger(history, {
    ...ownership,
    holderCategory: 'business',
    name: 'Business Checking',
    officialName: 'Drycreek Small Business Checking',
    mask: '7702',
    type: 'depository',
    subtype: 'checking',
    openingCents: 196_430,
  });
  const personal = openLedger(history, {
    ...ownership,
    name: 'Personal Checking',
    officialName: 'Drycreek Free Checking',
    mask: '2903',
    type: 'depository',
    subtype: 'checking',
    openingCents: 61_012,
  });
  const card = openLedger(history, {
    ...ownership,
    name: 'Cactus Card',
    officialName: 'Drycreek Cactus Secured Credit Card',
    mask: '6114',
    type: 'credit',
    subtype: 'credit card',
    openingCents: 132_790,
    limitCents: 350_000,
  });

  workLife(business, history);
  privateLife(personal, card, history);
  merchantAdvance(business, history, { daysAgo: 400, cents: 800_000, weeklyCents: 21_000 });
  merchantAdvance(business, history, { daysAgo: 52, cents: 600_000, weeklyCents: 26_500 });
  manageBalances(business, personal, card, history);

  return [business.close(), personal.close(), card.close()];
}

/** Income is lower in winter. */
function workLife(business: Ledger, history: History): void {
  const random = history.random;
  const isWinter = (day: Day) => ['12', '01', '02'].includes(day.slice(5, 7));
  for (const day of randomDays(history, random, 7)) {
    if (isWinter(day) && random.chance(0.5)) continue;
    business.post(
      income(day, random.integer(22_000, 98_000), 'Ferret Jobs payout', 'FERRET JOBS PAYOUT FJ-'),
    );
  }
  for (const day of randomDays(history, random, 19)) {
    if (isWinter(day) && random.chance(0.6)) continue;
    business.post(
      income(day, random.integer(70_000, 340_000), 'Customer payment', 'INVOICE PMT RCVD BRAMBLEWAY FENCE '),
    );
  }
  for (const day of randomDays(history, random, 15)) {
    business.post(depositCash(day, random.integer(5, 30) * 2_000, random));
  }
  for (const day of randomDays(history, random, 6)) business.post(purchase(shops.hardware, day, random));
  for (const day of billingDays(history, 6)) business.post(bill(bills.insurance, day, random));
  for (const quarter of ['01-15', '04-15', '06-15', '09-15']) {
    for (const day of yearly(history, quarter)) {
      business.post(
        bankEvent({
          day,
          cents: random.integer(60_000, 110_000),
          name: 'Estimated tax',
          description: 'TREAS 000 ESTIMATED TAX PMT',
          category: categories.taxPayment,
        }),
      );
    }
  }

  function income(day: Day, cents: number, name: string, statement: string) {
    return bankEvent({
      day,
      cents: -cents,
      name,
      description: statement + random.digits(7),
      category: categories.earnings,
      paymentMeta: { paymentMethod: 'ACH' },
    });
  }
}

function privateLife(personal: Ledger, card: Ledger, history: History): void {
  const random = history.random;
  const rent = { ...bills.rent, name: 'Coyote Park Rentals', statement: 'COYOTE PARK RENTALS ######' };
  for (const day of billingDays(history, 2)) personal.post({ ...bill(rent, day, random), cents: 98_000 });
  for (const day of billingDays(history, 9)) personal.post(bill(bills.electricity, day, random));
  for (const day of billingDays(history, 16)) personal.post(bill(bills.phone, day, random));
  for (const day of randomDays(history, random, 4)) personal.post(purchase(shops.cornerShop, day, random));
  for (const day of randomDays(history, random, 13)) personal.post(purchase(shops.casino, day, random));
  for (const day of randomDays(history, random, 17)) personal.post(purchase(online.betting, day, random));
  for (const day of randomDays(history, random, 14)) {
    personal.post(withdrawCash(day, random.pick([4_000, 8_000, 10_000]), random));
  }
  for (const day of randomDays(history, random, 7)) card.post(purchase(shops.fuel, day, random));
  for (const day of randomDays(history, random, 6)) card.post(purchase(shops.diner, day, random));
  personal.post(purchase(shops.cornerShop, history.today, random));
  card.post(purchase(shops.diner, history.today, random));
}

interface Advance {
  readonly daysAgo: number;
  readonly cents: number;
  readonly weeklyCents: number;
}

/** An advance on card sales, repaid every Tuesday until 130 percent of it is repaid. */
function merchantAdvance(business: Ledger, history: History, { daysAgo, cents, weeklyCents }: Advance): void {
  const start = addDays(history.today, -daysAgo);
  business.post(
    bankEvent({
      day: start,
      cents: -cents,
      name: 'Anthill Capital merchant cash advance',
      description: 'ANTHILL CAPITAL MCA FUNDING',
      category: categories.cashAdvance,
      paymentMeta: { payer: 'Anthill Capital', paymentMethod: 'ACH' },
    }),
  );
  const tuesdays = daysOf(history).filter((day) => day > start && weekday(day) === 2);
  for (const day of tuesdays.slice(0, Math.ceil((cents * 1.3) / weeklyCents))) {
    business.post(
      bankEvent({
        day,
        cents: weeklyCents,
        name: 'Anthill Capital repayment',
        description: 'ANTHILL CAPITAL MCA REMIT',
        category: categories.cashAdvanceRepayment,
        paymentMeta: { payee: 'Anthill Capital', paymentMethod: 'ACH' },
      }),
    );
  }
}

/** Goes day by day, because each decision depends on the balance: transfers, purchases, repayments and loans. */
function manageBalances(business: Ledger, personal: Ledger, card: Ledger, history: History): void {
  const random = history.random;
  const daysAgo = (count: number) => addDays(history.today, -count);
  const repairDays = [38, 190, 330, 520].map(daysAgo);
  const returnedBillDays = [27, 161, 402].map(daysAgo);
  const cardDueDays = billingDays(history, 21);
  let nextAdvanceFrom = history.firstDay;
  for (const day of daysOf(history)) {
    if (weekday(day) === 1) {
      const wanted = Math.min(200_000 - personal.balanceAt(day), 90_000);
      const cents = Math.min(wanted, business.balanceAt(day) - 30_000);
      transfer({ from: business, to: personal, day, cents, random });
      for (const account of [business, personal]) {
        // A cash deposit limits the overdraft.
        if (account.balanceAt(day) < -50_000) account.post(depositCash(day, 90_000, random));
      }
      const surplus = business.balanceAt(day) - 600_000;
      if (surplus > 200_000) business.post({ ...bill(shops.sawmill, day, random), cents: surplus });
    }
    if (cardDueDays.includes(day)) {
      const affordable = Math.max(personal.balanceAt(day) - 40_000, 4_000);
      const cents = Math.min(card.balanceAt(day), affordable);
      payDebt({ from: personal, debt: card, day, cents, category: categories.creditCardPayment, random });
    }
    // Each repair costs more than the balance, so that it causes an overdraft.
    if (repairDays.includes(day)) {
      const cents = Math.max(personal.balanceAt(day), 0) + random.integer(9_000, 24_000);
      personal.post({ ...bill(shops.garage, day, random), cents });
    }
    if (returnedBillDays.includes(day)) returnBill(personal, day, bills.internet, random);
    for (const account of [business, personal]) chargeOverdraft(account, day);
    if (day >= nextAdvanceFrom) nextAdvanceFrom = takeAdvance(personal, day, history);
  }
}
