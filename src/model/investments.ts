import type { InvestmentTransactionType, PositionType } from './enums.js';
import type { InvestmentTransactionSubtype } from './investment-transaction-subtype.js';

/** The holdings and transactions of an investment account. Only in reports with the Investments add-on. */
export interface Investments {
  readonly holdings: readonly Holding[];
  readonly securities: readonly Security[];
  readonly transactions: readonly InvestmentTransaction[];
}

export interface Holding {
  readonly accountId: string;
  readonly securityId: string;
  readonly tickerSymbol: string | null;
  readonly institutionPrice: number | null;
  readonly institutionPriceAsOf: string | null;
  readonly institutionValue: number | null;
  readonly costBasis: number | null;
  readonly quantity: number | null;
  readonly isoCurrencyCode: string | null;
  readonly unofficialCurrencyCode: string | null;
  readonly taxLots: readonly TaxLot[] | null;
}

/** A part of a holding that was bought at one time. */
export interface TaxLot {
  readonly institutionLotId: string | null;
  readonly originalPurchaseDatetime: string | null;
  readonly quantity: number | null;
  readonly purchasePrice: number | null;
  readonly costBasis: number | null;
  readonly currentValue: number | null;
  readonly positionType: PositionType | null;
  readonly positionTypeRaw: string | null;
}

export interface Security {
  readonly securityId: string;
  readonly name: string | null;
  readonly tickerSymbol: string | null;
  readonly type: string | null;
}

export interface InvestmentTransaction {
  readonly investmentTransactionId: string;
  readonly accountId: string;
  readonly securityId: string | null;
  readonly date: string;
  readonly name: string | null;
  readonly quantity: number | null;
  readonly vestedQuantity: number | null;
  readonly vestedValue: number | null;
  /** Positive is cash out of the account (a purchase), negative is cash in (a sale). */
  readonly amount: number;
  readonly price: number | null;
  readonly fees: number | null;
  readonly type: InvestmentTransactionType | null;
  readonly typeRaw: string | null;
  readonly subtype: InvestmentTransactionSubtype | null;
  readonly subtypeRaw: string | null;
  readonly isoCurrencyCode: string | null;
  readonly unofficialCurrencyCode: string | null;
}
