import type { Life } from './borrowers/borrower.js';
import { type Ledger, openLedger, toAmount } from './borrowers/ledger.js';
import { recognize } from './borrowers/recognize.js';
import { monthly } from './borrowers/schedule.js';
import { addDays } from './calendar.js';
import {
  type CustomAccount,
  type CustomInvestmentTransaction,
  type CustomSecurity,
  currencyOf,
} from './custom-user-schema.js';
import type { Account, Currency, Investments, Owner } from './entities.js';

/** What an account shares with the others of its Item. */
export interface CustomItem {
  readonly life: Life;
  readonly owner: Owner;
  readonly securityId: (security: CustomSecurity) => string;
}

const isoCurrencies = new Set(Intl.supportedValuesOf('currency'));

/** Turns one entry of `override_accounts` into an account whose balances add up. */
export function makeCustomAccount(custom: CustomAccount, { life, owner, securityId }: CustomItem): Account {
  const investments = toInvestments(custom, life, securityId);
  const ledger = openLedger(life, {
    name: custom.meta?.name ?? capitalized(custom.subtype ?? custom.type),
    officialName: custom.meta?.official_name ?? null,
    // Plaid spells "no mask" as an empty string.
    mask: (custom.meta?.mask ?? custom.numbers?.account?.slice(-4) ?? life.random.digits(4)) || null,
    type: custom.type,
    subtype: custom.subtype ?? null,
    currency: toCurrency(currencyOf(custom)),
    openingCents: openingCents(custom, investments, life),
    limitCents: custom.meta?.limit == null ? null : toCents(custom.meta.limit),
    owners: [owner],
    ownershipType: owner.names.length > 1 ? 'joint' : 'individual',
    available: available(custom),
  });
  for (const transaction of custom.transactions ?? []) {
    const cents = toCents(transaction.amount);
    ledger.post({
      day: transaction.date_posted,
      happenedOn: transaction.date_transacted,
      cents,
      description: transaction.description,
      category: recognize(transaction.description, cents),
    });
  }
  modelInflow(custom, ledger, life);
  return { ...ledger.close(), investments };
}

/** Names each security once per Item, however many accounts hold it. */
export function securityIds(life: Life): CustomItem['securityId'] {
  const ids = new Map<string, string>();
  return ({ ticker_symbol, isin, cusip, sedol, name }) => {
    const key = JSON.stringify([ticker_symbol, isin, cusip, sedol, name]);
    const id = ids.get(key) ?? life.newId();
    ids.set(key, id);
    return id;
  };
}

function openingCents(custom: CustomAccount, investments: Investments | null, life: Life): number {
  if (custom.starting_balance != null) return toCents(custom.starting_balance);
  if (custom.liability?.principal !== undefined) return toCents(custom.liability.principal);
  if (investments?.holdings.length) {
    return investments.holdings.reduce((cents, holding) => cents + toCents(holding.institutionValue), 0);
  }
  return life.random.integer(5_000, 9_000) * 100;
}

function available({ force_available_balance, has_null_available_balance }: CustomAccount) {
  if (has_null_available_balance) return 'unknown';
  return force_available_balance == null ? 'follow' : toCents(force_available_balance);
}

/** An interest-only payment covers just what accrued since the last one, so it leaves nothing to show here. */
function modelInflow({ type, inflow_model: model }: CustomAccount, ledger: Ledger, life: Life): void {
  if (model?.type === 'monthly-income') {
    for (const day of monthly(life, toDayOfMonth(model.payment_day_of_month)))
      receive(day, toCents(model.income_amount));
  }
  if (model?.type === 'monthly-balance-payment' && (type === 'credit' || type === 'loan')) {
    const statementDays = monthly(life, toDayOfMonth(model.statement_day_of_month));
    for (const day of monthly(life, toDayOfMonth(model.payment_day_of_month))) {
      const statementDay =
        statementDays.findLast((statement) => statement <= day) ?? addDays(life.firstDay, -1);
      receive(day, ledger.balanceAt(statementDay));
    }
  }

  function receive(day: string, cents: number): void {
    if (cents <= 0) return;
    const description = model && 'transaction_name' in model ? model.transaction_name : '';
    ledger.post({
      day,
      happenedOn: day,
      cents: -cents,
      description,
      category: recognize(description, -cents),
    });
  }
}

function toInvestments(
  custom: CustomAccount,
  life: Life,
  securityId: CustomItem['securityId'],
): Investments | null {
  const { holdings = [], investment_transactions: transactions = [] } = custom;
  if (custom.type !== 'investment' && custom.type !== 'brokerage') return null;
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
      institutionValue: toAmount(toCents(holding.quantity * holding.institution_price)),
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
        investmentTransactionId: life.newId(),
        securityId: transaction.security ? securityId(transaction.security) : null,
        date: transaction.date,
        name: transaction.name,
        quantity: transaction.quantity,
        amount: toAmount(cashDebited(transaction)),
        price: transaction.price,
        fees: transaction.fees ?? null,
        type: transaction.type,
        subtype: subtypeOf(transaction),
      }))
      .toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0)),
  };
}

/** Plaid's configuration names only the type; the subtype follows from it and, for cash, from the direction. */
function subtypeOf(transaction: CustomInvestmentTransaction): string {
  if (transaction.type === 'cash') return cashDebited(transaction) < 0 ? 'deposit' : 'withdrawal';
  return transaction.type === 'fee' ? 'account fee' : transaction.type;
}

/** A sale brings cash in even when its quantity is written, against Plaid's rule, as a positive number. */
function cashDebited({ type, quantity, price, fees }: CustomInvestmentTransaction): number {
  const units = type === 'sell' ? -Math.abs(quantity) : quantity;
  return toCents(units * price + (fees ?? 0));
}

function currencyType(code: string): string {
  return isoCurrencies.has(code) ? 'cash' : 'cryptocurrency';
}

function toCurrency(code: string): Currency {
  return isoCurrencies.has(code) ? { iso: code, unofficial: null } : { iso: null, unofficial: code };
}

/** A month's last day is the 31st of every month: the calendar cuts it short. */
function toDayOfMonth(day: number | string): number {
  return day === 'last' ? 31 : Number(day);
}

function toCents(amount: number): number {
  return Math.round(amount * 100);
}

function capitalized(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
