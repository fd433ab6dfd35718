import { addDays, type Day, weekday } from '../lib/calendar.js';
import type { Random } from '../lib/random.js';
import type { Account } from '../state/entities.js';
import type { History } from './borrower.js';
import { categories } from './categories.js';
import { chargeOverdraft, returnBill } from './hardship.js';
import { owner, people } from './identities.js';
import { type Ledger, type Movement, openLedger } from './ledger.js';
import { bills, type Merchant, shops } from './merchants.js';
import {
  type BankEvent,
  bankEvent,
  bill,
  depositCash,
  payDebt,
  payInterest,
  purchase,
  transfer,
} from './movements.js';
import { billingDays, daysOf, everySecondFriday, monthly, randomDays, yearly } from './schedule.js';

const business = 'Pattypan Bakery LLC';

/**
 * Fennel's bakery receives card payments six days a week. It has the longest list of transactions, more than a thousand, to
 * test the pages of a Cashflow Report.
 */
export function smallBusiness(history: History): readonly Account[] {
  const random = history.random;
  const ownership = {
    owners: [{ ...owner(people.fennel), names: [business] }],
    ownershipType: 'association',
    holderCategory: 'business',
  } as const;
  const operating = openLedger(history, {
    ...ownership,
    name: 'Business Operating',
    officialName: 'Juniper Business Checking',
    mask: '5150',
    type: 'depository',
    subtype: 'checking',
    openingCents: 1_214_780,
  });
  const reserve = openLedger(history, {
    ...ownership,
    name: 'Tax Reserve',
    officialName: 'Juniper Business Savings',
    mask: '5168',
    type: 'depository',
    subtype: 'savings',
    openingCents: 640_000,
  });
  const card = openLedger(history, {
    ...ownership,
    name: 'Bakery Card',
    officialName: 'Juniper Business Credit Card',
    mask: '8840',
    type: 'credit',
    subtype: 'credit card',
    openingCents: 218_430,
    limitCents: 1_500_000,
  });
  const loan = openLedger(history, {
    ...ownership,
    name: 'Oven Loan',
    officialName: 'Juniper Equipment Loan',
    mask: '9907',
    type: 'loan',
    subtype: 'business',
    openingCents: 4_260_000,
  });

  receiveSales(operating, history);
  buySupplies(operating, card, history);
  payWages(operating, history);
  payBills(operating, history);
  for (const day of billingDays(history, 12)) {
    payDebt({
      from: operating,
      debt: loan,
      day,
      cents: 78_000,
      category: categories.businessLoanPayment,
      random,
    });
  }
  manageBalances(operating, reserve, card, history);
  for (const day of monthly(history, 31)) payInterest(reserve, day, 1.5);

  return [operating.close(), reserve.close(), card.close(), loan.close()];
}

/** The bakery is closed on Mondays. Sales are higher on weekends and in December, and lower in January and February. */
function receiveSales(operating: Ledger, history: History): void {
  const random = history.random;
  for (const day of daysOf(history).filter((one) => weekday(one) !== 1)) {
    const cents = Math.round(random.integer(52_000, 118_000) * season(day) * (isWeekend(day) ? 1.4 : 1));
    operating.post(
      receipt(
        { day, cents, name: 'Clerkly Payments settlement', statement: 'CLERKLY PAYMENTS SETTLEMENT ' },
        random,
      ),
    );
  }
  for (const day of randomDays(history, random, 16)) {
    const cents = random.integer(60_000, 280_000);
    operating.post(
      receipt(
        { day, cents, name: 'Catering invoice', statement: 'INVOICE PMT RCVD PATTYPAN CATERING ' },
        random,
      ),
    );
  }
  for (const day of randomDays(history, random, 7)) {
    operating.post(depositCash(day, random.integer(4, 18) * 2_500, random));
  }
}

function buySupplies(operating: Ledger, card: Ledger, history: History): void {
  const random = history.random;
  const often: [Merchant, averageDays: number][] = [
    [shops.mill, 3],
    [shops.fuel, 6],
    [shops.packaging, 13],
    [shops.hardware, 29],
  ];
  for (const [shop, averageDays] of often) {
    for (const day of randomDays(history, random, averageDays)) card.post(purchase(shop, day, random));
  }
  card.post(purchase(shops.mill, history.today, random));
  for (const day of daysOf(history).filter((one) => weekday(one) === 4)) {
    operating.post(bill(bills.dairy, day, random));
  }
}

/** Wages, payroll taxes, owner draws and business taxes. */
function payWages(operating: Ledger, history: History): void {
  const random = history.random;
  for (const day of everySecondFriday(history)) {
    const wages = random.integer(380_000, 440_000);
    const payroll = { day, category: categories.payroll, paymentMeta: { payee: 'Tidewater Payroll' } };
    post({ ...payroll, cents: wages, name: 'Payroll', description: 'TIDEWATER PAYROLL NET PAY ' });
    post({
      ...payroll,
      cents: Math.round(wages * 0.24),
      name: 'Payroll taxes',
      description: 'TIDEWATER PAYROLL TAX ',
    });
    post({
      day,
      cents: 110_000,
      name: 'Owner draw',
      description: 'OWNER DRAW TO XXXXXX4471 ',
      category: categories.otherTransferOut,
    });
  }
  for (const quarter of ['01-31', '04-30', '07-31', '10-31']) {
    for (const day of yearly(history, quarter)) {
      const description = 'STATE DEPT OF REVENUE BUSINESS TAX ';
      post({
        day,
        cents: random.integer(130_000, 190_000),
        name: 'Business tax',
        description,
        category: categories.taxPayment,
      });
    }
  }

  function post(event: BankEvent): void {
    operating.post(bankEvent({ ...event, description: event.description + random.digits(6) }));
  }
}

function payBills(operating: Ledger, history: History): void {
  const random = history.random;
  const due: [Merchant, dayOfMonth: number, cents: number][] = [
    [
      { ...bills.rent, name: 'Gannet Wharf Properties', statement: 'GANNET WHARF PROPERTIES ######' },
      1,
      320_000,
    ],
    [bills.insurance, 4, 31_400],
    [bills.electricity, 8, 52_700],
    [bills.water, 11, 14_100],
    [bills.internet, 14, 9_900],
    [bills.phone, 19, 8_200],
  ];
  for (const [merchant, dayOfMonth, cents] of due) {
    for (const day of billingDays(history, dayOfMonth))
      operating.post({ ...bill(merchant, day, random), cents });
  }
}

/** Goes day by day, because each decision depends on the balance. */
function manageBalances(operating: Ledger, reserve: Ledger, card: Ledger, history: History): void {
  const random = history.random;
  const daysAgo = (count: number) => addDays(history.today, -count);
  const repairDays = [41, 212, 468, 655].map(daysAgo);
  const returnedBillDays = [33, 470].map(daysAgo);
  const cardDueDays = billingDays(history, 21);
  const savingDays = billingDays(history, 26);
  for (const day of daysOf(history)) {
    if (cardDueDays.includes(day)) {
      const cents = Math.min(card.balanceAt(day), Math.max(operating.balanceAt(day) - 150_000, 20_000));
      payDebt({ from: operating, debt: card, day, cents, category: categories.creditCardPayment, random });
    }
    if (savingDays.includes(day)) {
      const cents = Math.min(operating.balanceAt(day) - 400_000, 60_000);
      transfer({ from: operating, to: reserve, day, cents, random });
    }
    if (operating.balanceAt(day) < -120_000) {
      transfer({ from: reserve, to: operating, day, cents: 150_000, random });
    }
    // Each repair costs more than the balance, so that it causes an overdraft.
    if (repairDays.includes(day)) {
      const cents = Math.max(operating.balanceAt(day), 0) + random.integer(12_000, 80_000);
      operating.post({ ...bill(shops.ovens, day, random), cents });
    }
    if (returnedBillDays.includes(day)) returnBill(operating, day, bills.dairy, random);
    chargeOverdraft(operating, day);
  }
}

interface Receipt {
  readonly day: Day;
  readonly cents: number;
  readonly name: string;
  readonly statement: string;
}

function receipt({ day, cents, name, statement }: Receipt, random: Random): Movement {
  return bankEvent({
    day,
    cents: -cents,
    name,
    description: statement + random.digits(8),
    category: categories.earnings,
    paymentMeta: { payer: name.replace(/ (settlement|invoice)$/, ''), paymentMethod: 'ACH' },
  });
}

function isWeekend(day: Day): boolean {
  return [0, 6].includes(weekday(day));
}

function season(day: Day): number {
  const month = day.slice(5, 7);
  if (month === '12') return 1.3;
  return month === '01' || month === '02' ? 0.7 : 1;
}
