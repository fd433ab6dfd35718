import type {
  ConfidenceLevel,
  CounterpartyType,
  FinanceCategoryVersion,
  PaymentChannel,
  TransactionCode,
} from './cashflow-enums.js';
import type { TransactionType } from './enums.js';
import type { CreditCategory, Direction, Location, PaymentMeta } from './transaction.js';

/** One transaction of a Cashflow Report. It has more fields than in an Asset Report, and may lack the amount. */
export interface CashflowTransaction {
  readonly accountId: string;
  readonly transactionId: string;
  /** Positive is money out of the account, negative is money in. */
  readonly amount: number | null;
  /** Null for an amount of zero, and without one. */
  readonly direction: Direction | null;
  readonly isoCurrencyCode: string | null;
  readonly unofficialCurrencyCode: string | null;
  readonly date: string;
  readonly datetime: string | null;
  readonly authorizedDate: string | null;
  readonly authorizedDatetime: string | null;
  readonly pending: boolean | null;
  readonly pendingTransactionId: string | null;
  readonly originalDescription: string | null;
  readonly name: string | null;
  readonly merchantName: string | null;
  readonly merchantEntityId: string | null;
  readonly logoUrl: string | null;
  readonly website: string | null;
  readonly counterparties: readonly Counterparty[];
  readonly checkNumber: string | null;
  readonly accountOwner: string | null;
  readonly location: Location;
  readonly paymentMeta: PaymentMeta;
  readonly paymentChannel: PaymentChannel | null;
  readonly paymentChannelRaw: string | null;
  readonly transactionCode: TransactionCode | null;
  readonly transactionCodeRaw: string | null;
  readonly transactionType: TransactionType | null;
  readonly transactionTypeRaw: string | null;
  readonly personalFinanceCategory: PersonalFinanceCategory | null;
  readonly personalFinanceCategoryIconUrl: string | null;
  readonly businessFinanceCategory: BusinessFinanceCategory | null;
  readonly creditCategory: CreditCategory | null;
}

export interface BusinessFinanceCategory {
  readonly primary: string | null;
  readonly detailed: string | null;
  readonly confidenceLevel: ConfidenceLevel | null;
  readonly confidenceLevelRaw: string | null;
}

export interface PersonalFinanceCategory extends BusinessFinanceCategory {
  readonly version: FinanceCategoryVersion | null;
  readonly versionRaw: string | null;
}

/** Another party of a transaction, as Plaid extracts it from the bank's text. */
export interface Counterparty {
  readonly name: string | null;
  readonly type: CounterpartyType | null;
  readonly typeRaw: string | null;
  readonly entityId: string | null;
  readonly website: string | null;
  readonly logoUrl: string | null;
  readonly confidenceLevel: ConfidenceLevel | null;
  readonly confidenceLevelRaw: string | null;
  readonly accountNumbers: CounterpartyNumbers | null;
}

export interface CounterpartyNumbers {
  readonly bacs: BacsNumbers | null;
  readonly international: InternationalNumbers | null;
}

export interface BacsNumbers {
  readonly account: string | null;
  readonly sortCode: string | null;
}

export interface InternationalNumbers {
  readonly iban: string | null;
  readonly bic: string | null;
}
