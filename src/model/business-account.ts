import type { Balances, Owner } from './account.js';
import type { AccountSubtype } from './account-subtype.js';
import type {
  AccountNumberFormat,
  BusinessAccountVerificationStatus,
  HolderCategory,
} from './cashflow-enums.js';
import type { AccountType } from './enums.js';

/** One account of an Item in a Cashflow Report. Its transactions come in separate pages. */
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

/** Cashflow Reports have no margin loans, unlike Asset Reports. */
export type BusinessAccountBalances = Omit<Balances, 'marginLoanAmount'>;

/** The result of verifying the account numbers. It comes from another Plaid product, so every field may be null. */
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
