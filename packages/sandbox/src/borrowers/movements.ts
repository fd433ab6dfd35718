import { addDays, type Day } from '../lib/calendar.js';
import type { Random } from '../lib/random.js';
import type { PaymentMeta } from '../state/entities.js';
import { type Category, categories } from './categories.js';
import { emptyPaymentMeta } from './empty-values.js';
import type { Ledger, Movement } from './ledger.js';
import type { Merchant } from './merchants.js';

/** A card purchase: pending at once, posted one or two days later. */
export function purchase(merchant: Merchant, day: Day, random: Random): Movement {
  return {
    ...atMerchant(merchant, day, random.integer(...merchant.cents), random),
    day: addDays(day, random.integer(1, 2)),
    happenedOn: day,
    wasPending: true,
  };
}

/** A bill that the merchant debits on this day. */
export function bill(merchant: Merchant, day: Day, random: Random): Movement {
  return atMerchant(merchant, day, random.integer(...merchant.cents), random);
}

/** The merchant returns money to the account. */
export function refund(merchant: Merchant, day: Day, cents: number, random: Random): Movement {
  const movement = atMerchant(merchant, day, -cents, random);
  return { ...movement, description: `RETURN CREDIT ${movement.description}` };
}

/** A movement without a merchant. */
export interface BankEvent {
  readonly day: Day;
  readonly cents: number;
  readonly description: string;
  /** The name that Plaid derives from the description. */
  readonly name: string;
  readonly category: Category | null;
  readonly checkNumber?: string;
  readonly paymentMeta?: Partial<PaymentMeta>;
}

/** Payroll, interest, fees, cash and checks: Plaid's transaction type `special`. */
export function bankEvent({ name, paymentMeta, ...movement }: BankEvent): Movement {
  return {
    ...movement,
    insights: {
      name,
      transactionType: 'special',
      paymentMeta: { ...emptyPaymentMeta, ...paymentMeta },
    },
  };
}

export interface Transfer {
  readonly from: Ledger;
  readonly to: Ledger;
  readonly day: Day;
  readonly cents: number;
  readonly random: Random;
}

/** Moves money between two accounts of the same person; both statements show the same reference. Does nothing below 1 cent. */
export function transfer({ from, to, day, cents, random }: Transfer): void {
  if (cents <= 0) return;
  const referenceNumber = random.digits(10);
  const paymentMeta = { referenceNumber, paymentMethod: 'Transfer' };
  const toSavings = to.terms.subtype === 'savings';
  const fromSavings = from.terms.subtype === 'savings';
  from.post(
    bankEvent({
      day,
      cents,
      name: `Transfer to ${to.terms.name}`,
      description: `ONLINE TRANSFER TO XXXXXX${to.terms.mask ?? ''} REF ${referenceNumber}`,
      category: toSavings ? categories.toSavings : categories.toChecking,
      paymentMeta,
    }),
  );
  to.post(
    bankEvent({
      day,
      cents: -cents,
      name: `Transfer from ${from.terms.name}`,
      description: `ONLINE TRANSFER FROM XXXXXX${from.terms.mask ?? ''} REF ${referenceNumber}`,
      category: fromSavings ? categories.fromSavings : categories.fromChecking,
      paymentMeta,
    }),
  );
}

export interface DebtPayment {
  readonly from: Ledger;
  /** A card or a loan. */
  readonly debt: Ledger;
  readonly day: Day;
  readonly cents: number;
  readonly category: Category;
  readonly random: Random;
}

/** Pays a card or a loan from a bank account. Does nothing below 1 cent. */
export function payDebt({ from, debt, day, cents, category, random }: DebtPayment): void {
  if (cents <= 0) return;
  const referenceNumber = random.digits(10);
  const paymentMeta = { referenceNumber, paymentMethod: 'ACH' };
  const name = `${debt.terms.name} payment`;
  from.post(
    bankEvent({
      day,
      cents,
      name,
      description: `${debt.terms.name.toUpperCase()} AUTOPAY ${referenceNumber}`,
      category,
      paymentMeta,
    }),
  );
  debt.post(
    bankEvent({
      day,
      cents: -cents,
      name,
      description: `PAYMENT THANK YOU ${referenceNumber}`,
      category,
      paymentMeta,
    }),
  );
}

/** One month of interest on the balance of the day before. */
export function payInterest(ledger: Ledger, day: Day, percentPerYear: number): void {
  const cents = Math.round((ledger.balanceAt(addDays(day, -1)) * percentPerYear) / 100 / 12);
  if (cents <= 0) return;
  ledger.post(
    bankEvent({
      day,
      cents: -cents,
      name: 'Interest earned',
      description: 'INTEREST PAYMENT',
      category: categories.interestEarned,
    }),
  );
}

export function withdrawCash(day: Day, cents: number, random: Random): Movement {
  return bankEvent({
    day,
    cents,
    name: 'ATM withdrawal',
    description: `ATM WITHDRAWAL ${random.digits(6)} 31 MAIN ST PORT JUNIPER OR`,
    category: categories.cashWithdrawal,
  });
}

export function depositCash(day: Day, cents: number, random: Random): Movement {
  return bankEvent({
    day,
    cents: -cents,
    name: 'Cash deposit',
    description: `ATM CASH DEPOSIT ${random.digits(6)} 9 MESA BLVD DRYCREEK NV`,
    category: categories.cashDeposit,
  });
}

function atMerchant(merchant: Merchant, day: Day, cents: number, random: Random): Movement {
  return {
    day,
    cents,
    description: merchant.statement.replace(/#/g, () => random.digits(1)),
    category: merchant.category,
    insights: {
      name: merchant.name,
      merchantName: merchant.name,
      transactionType: merchant.transactionType,
      paymentMeta: { ...emptyPaymentMeta, ...merchant.paymentMeta },
      ...(merchant.location && { location: merchant.location }),
    },
  };
}
