import type {
  AccountVerificationInsights,
  AccountVerificationInsightsNetworkStatus,
  AccountVerificationInsightsPreviousReturns,
  BusinessAccount as WireBusinessAccount,
} from 'plaid';
import { emptyToNull, mapBalances, mapOwner } from './account.mapper.js';
import { accountSubtype } from './account-subtype.js';
import type {
  BusinessAccount,
  VerificationInsights,
  VerificationNetworkStatus,
  VerificationPreviousReturns,
} from './business-account.js';
import { accountNumberFormat, businessAccountVerificationStatus, holderCategory } from './cashflow-enums.js';
import { accountType } from './enums.js';
import {
  booleanOrNull,
  listOrEmpty,
  numberOrNull,
  objectOrNull,
  type Place,
  text,
  textOrNull,
  wholeNumberOrNull,
} from './reader.js';

export function mapBusinessAccount(wire: WireBusinessAccount, at: Place): BusinessAccount {
  const type = textOrNull(wire.type);
  const subtype = textOrNull(wire.subtype);
  const holder = textOrNull(wire.holder_category);
  const status = emptyToNull(textOrNull(wire.verification_status));
  return {
    accountId: text(wire.account_id, at, 'account_id'),
    balances: objectOrNull(wire.balances, at, 'balances', mapBalances) ?? mapBalances({}),
    mask: textOrNull(wire.mask),
    name: textOrNull(wire.name),
    officialName: textOrNull(wire.official_name),
    type: accountType.read(type),
    typeRaw: type,
    subtype: accountSubtype.read(subtype),
    subtypeRaw: subtype,
    holderCategory: holderCategory.read(holder),
    holderCategoryRaw: holder,
    apy: numberOrNull(wire.apy),
    persistentAccountId: textOrNull(wire.persistent_account_id),
    verificationStatus: businessAccountVerificationStatus.read(status),
    verificationStatusRaw: status,
    verificationName: textOrNull(wire.verification_name),
    verificationInsights: objectOrNull(
      wire.verification_insights,
      at,
      'verification_insights',
      mapVerificationInsights,
    ),
    owners: listOrEmpty(wire.owners, at, 'owners', mapOwner),
  };
}

function mapVerificationInsights(wire: AccountVerificationInsights, at: Place): VerificationInsights {
  const format = textOrNull(wire.account_number_format);
  return {
    nameMatchScore: wholeNumberOrNull(wire.name_match_score),
    networkStatus: objectOrNull(wire.network_status, at, 'network_status', mapNetworkStatus),
    previousReturns: objectOrNull(wire.previous_returns, at, 'previous_returns', mapPreviousReturns),
    accountNumberFormat: accountNumberFormat.read(format),
    accountNumberFormatRaw: format,
  };
}

function mapNetworkStatus(wire: AccountVerificationInsightsNetworkStatus): VerificationNetworkStatus {
  return {
    hasNumbersMatch: booleanOrNull(wire.has_numbers_match),
    isNumbersMatchVerified: booleanOrNull(wire.is_numbers_match_verified),
  };
}

function mapPreviousReturns(wire: AccountVerificationInsightsPreviousReturns): VerificationPreviousReturns {
  return { hasPreviousAdministrativeReturn: booleanOrNull(wire.has_previous_administrative_return) };
}
