import type { TransactionType } from './enums.js';

/** OUTFLOW for a positive amount, INFLOW for a negative one. */
export type Direction = 'INFLOW' | 'OUTFLOW';

/** One transaction. Plaid sends the fields below `pending` only in reports with Insights. */
export interface Transaction {
  readonly accountId: string;
  readonly transactionId: string;
  /** Positive is money out of the account, negative is money in. */
  readonly amount: number;
  /** Null for an amount of zero. */
  readonly direction: Direction | null;
  readonly isoCurrencyCode: string | null;
  readonly unofficialCurrencyCode: string | null;
  readonly date: string;
  readonly originalDescription: string | null;
  readonly pending: boolean | null;
  readonly pendingTransactionId: string | null;
  readonly dateTransacted: string | null;
  readonly name: string | null;
  readonly merchantName: string | null;
  readonly category: readonly string[] | null;
  readonly categoryId: string | null;
  readonly creditCategory: CreditCategory | null;
  readonly checkNumber: string | null;
  readonly accountOwner: string | null;
  readonly location: Location | null;
  readonly paymentMeta: PaymentMeta | null;
  readonly transactionType: TransactionType | null;
  readonly transactionTypeRaw: string | null;
  /** The income source that Plaid assigns the transaction to. */
  readonly incomeSourceId: string | null;
}

export interface CreditCategory {
  readonly primary: string | null;
  readonly detailed: string | null;
}

export interface Location {
  readonly address: string | null;
  readonly city: string | null;
  readonly region: string | null;
  readonly postalCode: string | null;
  readonly country: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly storeNumber: string | null;
}

export interface PaymentMeta {
  readonly referenceNumber: string | null;
  readonly ppdId: string | null;
  readonly payee: string | null;
  readonly byOrderOf: string | null;
  readonly payer: string | null;
  readonly paymentMethod: string | null;
  readonly paymentProcessor: string | null;
  readonly reason: string | null;
}
