import Big from 'big.js';
import type { History } from '../borrowers/borrower.js';
import { categorize } from '../borrowers/categorize.js';
import { type Ledger, openLedger, owesMoney } from '../borrowers/ledger.js';
import { monthly } from '../borrowers/schedule.js';
import { addDays, type Day } from '../lib/calendar.js';
import { decimalsOf, toUnits } from '../lib/units.js';
import type { Account, Currency, Investments, Owner } from '../state/entities.js';
import {
  amountsOf,
  type CustomAccount,
  type CustomInvestmentTransaction,
  type CustomSecurity,
  currencyOf,
} from './custom-user-schema.js';

/** Data that the accounts of an Item share. */
export interface CustomItem {
  readonly history: History;
  readonly owner: Owner;
  readonly securityId: (security: CustomSecurity) => string;
}

const isoCurrencies = new Set(Intl.supportedValuesOf('currency'));

/** Creates an account from an entry of `override_accounts`. Transactions after today are left out. */
export function makeCustomAccount(
  custom: CustomAccount,
  { history, owner, securityId }: CustomItem,
): Account {
  const investments = toInvestments(custom, history, securityId);
  const opening = openingBalance(custom, investments, history);
  const decimals = decimalsOf([opening, ...amountsOf(custom)]);
  const units = (amount: number) => toUnits(amount, decimals);
  const ledger = openLedger(history, {
    name: custom.meta?.name ?? capitalized(custom.subtype ?? custom.type),
    officialName: custom.meta?.official_name ?? null,
    mask: mask(custom, history),
    type: custom.type,
    subtype: custom.subtype ?? null,
    currency: toCurrency(currencyOf(custom)),
    decimals,
    openingCents: units(opening),
    limitCents: custom.meta?.limit === undefined ? null : units(custom.meta.limit),
    owners: [owner],
    ownershipType: owner.names.length > 1 ? 'joint' : 'individual',
    holderCategory: custom.holder_category ?? 'personal',
    apy: custom.meta?.apy ?? null,
    available: available(custom, units),
  });
  for (const transaction of custom.transactions ?? []) {
    if (isAfterToday(transaction.date_transacted, history)) continue;
    const cents = units(transaction.amount);
    ledger.post({
      day: transaction.date_posted,
      happenedOn: transaction.date_transacted,
      cents,
      description: transaction.description,
      category: categorize(transaction.description, cents),
    });
  }
  modelInflow(custom, ledger, history, units);
  return { ...ledger.close(), investments };
}

/** Whether the day is after today: such entries are in no report and no balance of this Item. */
export function isAfterToday(day: Day, { today }: History): boolean {
  return day > today;
}

/** Whether reports can show investments of the account. */
export function hasInvestments({ type }: CustomAccount): boolean {
  return type === 'investment' || type === 'brokerage';
}

/** Gives the same id to the same security in all accounts of an Item. */
export function securityIds(history: History): CustomItem['securityId'] {
  const ids = new Map<string, string>();
  return ({ ticker_symbol, isin, cusip, sedol, name }) => {
    const key = JSON.stringify([ticker_symbol, isin, cusip, sedol, name]);
    const id = ids.get(key) ?? history.newId();
    ids.set(key, id);
    return id;
  };
}

/** As at Plaid, an empty string means no mask, and the IBAN replaces a missing account number. */
function mask({ meta, numbers }: CustomAccount, history: History): string | null {
  const number = numbers?.account ?? numbers?.international_iban;
  return (meta?.mask ?? number?.slice(-4) ?? history.random.digits(4)) || null;
}

/** The value of the holdings is rounded to four decimals, so that balances stay exact. */
function openingBalance(custom: CustomAccount, investments: Investments | null, history: History): number {
  if (custom.starting_balance !== undefined) return custom.starting_balance;
  if (custom.liability?.principal !== undefined) return custom.liability.principal;
  if (investments?.holdings.length) {
    const worth = investments.holdings.reduce(
      (sum, { institutionValue }) => sum.plus(institutionValue),
      new Big(0),
    );
    return Number(worth.toNumber().toFixed(4));
  }
  return history.random.integer(5_000, 9_000);
}

function available(
  { force_available_balance, has_null_available_balance }: CustomAccount,
  units: (amount: number) => number,
) {
  if (has_null_available_balance) return 'unknown';
  return force_available_balance === undefined ? 'follow' : units(force_available_balance);
}

/** Interest-only payments have no effect, because no interest accrues in the sandbox. */
function modelInflow(
  { type, inflow_model: model }: CustomAccount,
  ledger: Ledger,
  history: History,
  units: (amount: number) => number,
): void {
  if (model?.type === 'monthly-income') {
    for (const day of monthly(history, toDayOfMonth(model.payment_day_of_month)))
      receive(day, units(model.income_amount));
  }
  if (model?.type === 'monthly-balance-payment' && owesMoney(type)) {
    const statementDays = monthly(history, toDayOfMonth(model.statement_day_of_month));
    for (const day of monthly(history, toDayOfMonth(model.payment_day_of_month))) {
      const statementDay =
        statementDays.findLast((statement) => statement <= day) ?? addDays(history.firstDay, -1);
      receive(day, ledger.balanceAt(statementDay));
    }
  }

  function receive(day: Day, cents: number): void {
    if (cents <= 0 || model === undefined || model.type === 'none') return;
    const description = model.transaction_name;
    ledger.post({
      day,
      happenedOn: day,
      cents: -cents,
      description,
      category: categorize(description, -cents),
    });
  }
}

function toInvestments(
  custom: CustomAccount,
  history: History,
  securityId: CustomItem['securityId'],
): Investments | null {
  const { holdings = [], investment_transactions = [] } = custom;
  if (!hasInvestments(custom)) return null;
  const transactions = investment_transactions.filter(({ date }) => !isAfterToday(date, history));
  const securities = new Map(
    [...holdings, ...transactions]
      .flatMap(({ security }) => security ?? [])
      .map((security) => [securityId(security), security]),
  );
  return {
    holdings: holdings.map((holding) => ({
      securityId: securityId(holding.security),
      institutionPrice: holding.institution_price,
      institutionPriceAsOf: holding.institution_price_as_of ?? null,
      institutionValue: new Big(holding.quantity).times(holding.institution_price).toNumber(),
      costBasis: holding.cost_basis ?? null,
      quantity: holding.quantity,
    })),
    securities: [...securities].map(([id, security]) => ({
      securityId: id,
      name: security.name ?? null,
      tickerSymbol: security.ticker_symbol ?? null,
      type: security.ticker_symbol?.startsWith('CUR:') ? currencyType(security.ticker_symbol.slice(4)) : null,
    })),
    transactions: transactions
      .map((transaction) => ({
        investmentTransactionId: history.newId(),
        securityId: transaction.security ? securityId(transaction.security) : null,
        date: transaction.date,
        name: transaction.name,
        quantity: transaction.quantity,
        amount: cashDebited(transaction),
        price: transaction.price,
        fees: transaction.fees ?? null,
        type: transaction.type,
        subtype: subtypeOf(transaction),
      }))
      .toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0)),
  };
}

/** Plaid's configuration has only the type. The subtype is derived from it and, for cash, from the sign. */
function subtypeOf(transaction: CustomInvestmentTransaction): string {
  if (transaction.type === 'cash') return cashDebited(transaction) < 0 ? 'deposit' : 'withdrawal';
  return transaction.type === 'fee' ? 'account fee' : transaction.type;
}

/** A sale credits cash even if its quantity is positive, which Plaid's rules forbid. */
function cashDebited({ type, quantity, price, fees }: CustomInvestmentTransaction): number {
  const units = type === 'sell' ? -Math.abs(quantity) : quantity;
  return new Big(units)
    .times(price)
    .plus(fees ?? 0)
    .toNumber();
}

function currencyType(code: string): string {
  return isoCurrencies.has(code) ? 'cash' : 'cryptocurrency';
}

function toCurrency(code: string): Currency {
  return isoCurrencies.has(code) ? { iso: code, unofficial: null } : { iso: null, unofficial: code };
}

/** The calendar replaces day 31 by the last day of a shorter month. */
function toDayOfMonth(day: number | string): number {
  return day === 'last' ? 31 : Number(day);
}

function capitalized(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
