import type {
  AccountAssets,
  AccountBalance,
  AddressDataNotRequired,
  AssetReportAccountBalance,
  HistoricalBalance as WireHistoricalBalance,
  Owner as WireOwner,
} from 'plaid';
import type { Account, Address, Balances, Email, HistoricalBalance, Owner, PhoneNumber } from './account.js';
import { mapAccountInsights } from './account-insights.mapper.js';
import { accountSubtype } from './account-subtype.js';
import { accountCoverage } from './coverage.js';
import { accountType, emailType, ownershipType, phoneNumberType, verificationStatus } from './enums.js';
import { mapInvestments } from './investments.mapper.js';
import { nullWordToNull } from './null-word.js';
import {
  boolean,
  booleanOrNull,
  list,
  listIfGiven,
  number,
  numberOrNull,
  object,
  objectOrNull,
  type Place,
  text,
  textOrNull,
  texts,
  wholeNumber,
} from './reader.js';
import { mapTransaction, TransactionRepeats } from './transaction.mapper.js';

/** What an account needs to know of the report that it is in. */
export interface AccountReport extends Pick<Account, 'dateGenerated' | 'hasInsights'> {
  /** See `Coverage.requestedFrom`. */
  readonly requestedFrom: string | null;
  /** See `CoverageFacts.isWithoutHistory`. */
  readonly isWithoutHistory: boolean;
}

export function mapAccount(
  wire: AccountAssets,
  at: Place,
  { dateGenerated, hasInsights, requestedFrom, isWithoutHistory }: AccountReport,
): Account {
  const accountId = text(wire.account_id, at, 'account_id');
  const repeats = new TransactionRepeats(accountId);
  const typeRaw = text(wire.type, at, 'type');
  const type = accountType.read(typeRaw);
  const subtype = textOrNull(wire.subtype);
  const status = emptyToNull(textOrNull(wire.verification_status));
  const ownership = nullWordToNull(textOrNull(wire.ownership_type));
  const allTransactions = listIfGiven(wire.transactions, at, 'transactions', (transaction, place) =>
    mapTransaction(transaction, place, repeats),
  );
  const owners = listIfGiven(wire.owners, at, 'owners', mapOwner);
  const historicalBalances = listIfGiven(
    wire.historical_balances,
    at,
    'historical_balances',
    mapHistoricalBalance,
  );
  const investments = objectOrNull(wire.investments, at, 'investments', mapInvestments);
  return {
    accountId,
    dateGenerated,
    balances: object(wire.balances, at, 'balances', mapAssetReportBalances),
    mask: textOrNull(wire.mask),
    name: text(wire.name, at, 'name'),
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
    daysAvailable: wholeNumber(wire.days_available, at, 'days_available'),
    hasInsights,
    coverage: accountCoverage({
      type,
      requestedFrom,
      hasInsights,
      isWithoutHistory,
      transactions: allTransactions,
      historicalBalances,
      owners,
      hasInvestments: investments !== null,
    }),
    allTransactions,
    owners,
    historicalBalances,
    investments,
    insights: objectOrNull(wire.account_insights, at, 'account_insights', mapAccountInsights),
  };
}

/** `margin_loan_amount` is required in Plaid's OpenAPI and missing from its own examples, so it may be absent here. */
function mapAssetReportBalances(wire: AssetReportAccountBalance): Balances {
  return { ...mapBalances(wire), marginLoanAmount: numberOrNull(wire.margin_loan_amount) };
}

/** What every account has, in whichever report. */
export function mapBalances(wire: AccountBalance): Omit<Balances, 'marginLoanAmount'> {
  return {
    available: numberOrNull(wire.available),
    current: numberOrNull(wire.current),
    limit: numberOrNull(wire.limit),
    isoCurrencyCode: textOrNull(wire.iso_currency_code),
    unofficialCurrencyCode: textOrNull(wire.unofficial_currency_code),
    lastUpdatedDatetime: textOrNull(wire.last_updated_datetime),
  };
}

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
    names: texts(wire.names, at, 'names'),
    phoneNumbers: list(wire.phone_numbers, at, 'phone_numbers', mapPhoneNumber),
    emails: list(wire.emails, at, 'emails', mapEmail),
    addresses: list(wire.addresses, at, 'addresses', mapAddress),
  };
}

function mapPhoneNumber(wire: WireOwner['phone_numbers'][number], at: Place): PhoneNumber {
  const type = text(wire.type, at, 'type');
  return {
    data: text(wire.data, at, 'data'),
    primary: boolean(wire.primary, at, 'primary'),
    type: phoneNumberType.read(type),
    typeRaw: type,
  };
}

function mapEmail(wire: WireOwner['emails'][number], at: Place): Email {
  const type = text(wire.type, at, 'type');
  return {
    data: text(wire.data, at, 'data'),
    primary: boolean(wire.primary, at, 'primary'),
    type: emailType.read(type),
    typeRaw: type,
  };
}

function mapAddress(wire: WireOwner['addresses'][number], at: Place): Address {
  return {
    ...object(wire.data, at, 'data', mapAddressData),
    primary: booleanOrNull(wire.primary),
  };
}

/** Plaid guarantees the street; it once guaranteed the country too, and banks did not give it. */
function mapAddressData(wire: AddressDataNotRequired): Omit<Address, 'primary'> {
  return {
    street: textOrNull(wire.street),
    city: textOrNull(wire.city),
    region: textOrNull(wire.region),
    postalCode: textOrNull(wire.postal_code),
    country: textOrNull(wire.country),
  };
}

/** "null or empty string" both mean that an account is not being verified. */
export function emptyToNull(value: string | null): string | null {
  return value === '' ? null : value;
}
