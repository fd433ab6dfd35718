import type {
  AccountAssets,
  AccountBalance,
  AddressDataNotRequired,
  AssetReportAccountBalance,
  HistoricalBalance as WireHistoricalBalance,
  Owner as WireOwner,
} from 'plaid';
import { Lazy } from '../lib/lazy.js';
import type { WireElement, WireField } from '../lib/unread-list.js';
import type { Account, Address, Balances, Email, HistoricalBalance, Owner, PhoneNumber } from './account.js';
import { mapAccountInsights } from './account-insights.mapper.js';
import { accountSubtype } from './account-subtype.js';
import { accountCoverage, partStatuses } from './coverage.js';
import { accountType, emailType, ownershipType, phoneNumberType, verificationStatus } from './enums.js';
import { mapInvestments } from './investments.mapper.js';
import { nullWordToNull } from './null-word.js';
import {
  booleanOrNull,
  lazyListOrNull,
  listOrEmpty,
  listOrNull,
  number,
  numberOrNull,
  objectOrNull,
  type Place,
  text,
  textOrNull,
  textsOrEmpty,
} from './reader.js';
import { mapTransaction, RepeatedValues } from './transaction.mapper.js';
import { TRANSACTION } from './transaction.wire.js';

/** The facts of a report that its accounts need. */
export interface AccountReport extends Pick<Account, 'dateGenerated' | 'hasInsights'> {
  /** See `Coverage.requestedFrom`. */
  readonly requestedFrom: Lazy<string | null>;
  /** See `PartFacts.isWithoutHistory`. */
  readonly isWithoutHistory: boolean;
}

export function mapAccount(
  wire: AccountAssets,
  at: Place,
  { dateGenerated, hasInsights, requestedFrom, isWithoutHistory }: AccountReport,
): Account {
  const accountId = text(wire.account_id, at, 'account_id');
  const repeated = new Lazy(() => new RepeatedValues(accountId));
  const typeRaw = text(wire.type, at, 'type');
  const type = accountType.read(typeRaw);
  const subtype = textOrNull(wire.subtype);
  const status = emptyToNull(textOrNull(wire.verification_status));
  const ownership = nullWordToNull(textOrNull(wire.ownership_type));
  const transactions = lazyListOrNull(
    wire.transactions,
    at,
    'transactions',
    (transaction, place) => mapTransaction(transaction, place, repeated.get()),
    TRANSACTION,
  );
  const owners = listOrNull(wire.owners, at, 'owners', mapOwner);
  const historicalBalances = lazyListOrNull(
    wire.historical_balances,
    at,
    'historical_balances',
    mapHistoricalBalance,
    HISTORICAL_BALANCE,
  );
  const investments = objectOrNull(wire.investments, at, 'investments', mapInvestments);
  const parts = partStatuses({
    type,
    hasInsights,
    isWithoutHistory,
    hasTransactions: transactions && !transactions.isEmpty,
    hasHistoricalBalances: historicalBalances && !historicalBalances.isEmpty,
    hasOwners: owners && owners.length > 0,
    hasInvestments: investments !== null,
  });
  return {
    accountId,
    dateGenerated,
    balances:
      objectOrNull(wire.balances, at, 'balances', mapAssetReportBalances) ?? mapAssetReportBalances({}),
    mask: textOrNull(wire.mask),
    name: textOrNull(wire.name),
    officialName: textOrNull(wire.official_name),
    type,
    typeRaw,
    subtype: accountSubtype.read(subtype),
    subtypeRaw: subtype,
    verificationStatus: verificationStatus.read(status),
    verificationStatusRaw: status,
    persistentAccountId: textOrNull(wire.persistent_account_id),
    ownershipType: ownershipType.read(ownership),
    ownershipTypeRaw: ownership,
    daysAvailable: numberOrNull(wire.days_available),
    hasInsights,
    parts,
    coverage: new Lazy(() =>
      accountCoverage(requestedFrom.get(), parts, {
        transactions: transactions?.entries.get() ?? null,
        historicalBalances: historicalBalances?.entries.get() ?? null,
      }),
    ),
    allTransactions: transactions?.entries ?? null,
    owners,
    historicalBalances: historicalBalances?.entries ?? null,
    investments,
    insights: objectOrNull(wire.account_insights, at, 'account_insights', mapAccountInsights),
  };
}

/** `margin_loan_amount` is optional here: Plaid's OpenAPI requires it, but Plaid's own examples lack it. */
function mapAssetReportBalances(wire: Partial<AssetReportAccountBalance>): Balances {
  return { ...mapBalances(wire), marginLoanAmount: numberOrNull(wire.margin_loan_amount) };
}

/** The balance fields that Asset Reports and Cashflow Reports share. */
export function mapBalances(wire: Partial<AccountBalance>): Omit<Balances, 'marginLoanAmount'> {
  return {
    available: numberOrNull(wire.available),
    current: numberOrNull(wire.current),
    limit: numberOrNull(wire.limit),
    isoCurrencyCode: textOrNull(wire.iso_currency_code),
    unofficialCurrencyCode: textOrNull(wire.unofficial_currency_code),
    lastUpdatedDatetime: textOrNull(wire.last_updated_datetime),
  };
}

/** How `mapHistoricalBalance` makes its properties from Plaid's JSON. */
const HISTORICAL_BALANCE = {
  fields: {
    date: { key: 'date', kind: 'text', isRequired: true },
    current: { key: 'current', kind: 'number', isRequired: true },
    isoCurrencyCode: { key: 'iso_currency_code', kind: 'text' },
    unofficialCurrencyCode: { key: 'unofficial_currency_code', kind: 'text' },
  } satisfies Readonly<Record<keyof HistoricalBalance, WireField>>,
} as const satisfies WireElement;

function mapHistoricalBalance(wire: WireHistoricalBalance, at: Place): HistoricalBalance {
  return {
    date: text(wire.date, at, 'date'),
    current: number(wire.current, at, 'current'),
    isoCurrencyCode: textOrNull(wire.iso_currency_code),
    unofficialCurrencyCode: textOrNull(wire.unofficial_currency_code),
  };
}

export function mapOwner(wire: WireOwner, at: Place): Owner {
  return {
    names: textsOrEmpty(wire.names, at, 'names'),
    phoneNumbers: listOrEmpty(wire.phone_numbers, at, 'phone_numbers', mapPhoneNumber),
    emails: listOrEmpty(wire.emails, at, 'emails', mapEmail),
    addresses: listOrEmpty(wire.addresses, at, 'addresses', mapAddress),
  };
}

function mapPhoneNumber(wire: WireOwner['phone_numbers'][number]): PhoneNumber {
  const type = textOrNull(wire.type);
  return {
    data: textOrNull(wire.data),
    primary: booleanOrNull(wire.primary),
    type: phoneNumberType.read(type),
    typeRaw: type,
  };
}

function mapEmail(wire: WireOwner['emails'][number]): Email {
  const type = textOrNull(wire.type);
  return {
    data: textOrNull(wire.data),
    primary: booleanOrNull(wire.primary),
    type: emailType.read(type),
    typeRaw: type,
  };
}

function mapAddress(wire: WireOwner['addresses'][number], at: Place): Address {
  return {
    ...(objectOrNull(wire.data, at, 'data', mapAddressData) ?? mapAddressData({})),
    primary: booleanOrNull(wire.primary),
  };
}

/** All fields are optional. Plaid's schema requires the street. It also required the country once, but banks did not send it. */
function mapAddressData(wire: Partial<AddressDataNotRequired>): Omit<Address, 'primary'> {
  return {
    street: textOrNull(wire.street),
    city: textOrNull(wire.city),
    region: textOrNull(wire.region),
    postalCode: textOrNull(wire.postal_code),
    country: textOrNull(wire.country),
  };
}

/** Plaid uses "null or empty string" for an account that is not being verified. */
export function emptyToNull(value: string | null): string | null {
  return value === '' ? null : value;
}
