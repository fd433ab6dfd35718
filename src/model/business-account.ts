import type { Balances, Owner } from './account.js';
import type { AccountSubtype } from './account-subtype.js';
import type {
  AccountNumberFormat,
  BusinessAccountVerificationStatus,
  HolderCategory,
} from './cashflow-enums.js';
import type { AccountType } from './enums.js';

/** One account of an Item as a Cashflow Report has it: without transactions, which come in pages of their own. */
export interface BusinessAccount {
  readonly accountId: string;
  readonly balances: BusinessAccountBalances;
  readonly mask: string | null;
  readonly name: string | null;
  readonly officialName: string | null;
  readonly type: AccountType | null;
  readonly typeRaw: string | null;
  readonly subtype: AccountSubtype | null;
  readonly subtypeRaw: string | null;
  readonly holderCategory: HolderCategory | null;
  readonly holderCategoryRaw: string | null;
  /** In percent: 4.25 is 4.25 %. */
  readonly apy: number | null;
  readonly persistentAccountId: string | null;
  readonly verificationStatus: BusinessAccountVerificationStatus | null;
  readonly verificationStatusRaw: string | null;
  readonly verificationName: string | null;
  readonly verificationInsights: VerificationInsights | null;
  readonly owners: readonly Owner[];
}

/** Nothing is lent against holdings here, as it is on the accounts of an Asset Report. */
export type BusinessAccountBalances = Omit<Balances, 'marginLoanAmount'>;

/** What a look-up of the account's numbers found. It is another product's, so none of it counts as guaranteed. */
export interface VerificationInsights {
  /** 0 to 100. */
  readonly nameMatchScore: number | null;
  readonly networkStatus: VerificationNetworkStatus | null;
  readonly previousReturns: VerificationPreviousReturns | null;
  readonly accountNumberFormat: AccountNumberFormat | null;
  readonly accountNumberFormatRaw: string | null;
}

export interface VerificationNetworkStatus {
  readonly hasNumbersMatch: boolean | null;
  readonly isNumbersMatchVerified: boolean | null;
}

export interface VerificationPreviousReturns {
  readonly hasPreviousAdministrativeReturn: boolean | null;
}
