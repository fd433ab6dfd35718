/**
 * What the sandbox remembers: state, not wire. `formatters/` turns these into Plaid's JSON, `routes/` change them,
 * `borrowers/` makes them. Amounts follow Plaid's sign: positive is money out of the account, negative is money in.
 */

/** A customer of Plaid's: whoever calls with this id and secret. */
export interface Client {
  readonly clientId: string;
  readonly secret: string;
  readonly name: string;
  /** Whether Plaid has switched Insights on for this client; without it `include_insights` is refused. */
  readonly insightsEnabled: boolean;
}

/** A login of one borrower at one bank, with what the bank knows. */
export interface Item {
  readonly itemId: string;
  readonly clientId: string;
  readonly accessToken: string;
  readonly institutionId: string;
  readonly institutionName: string;
  readonly products: readonly string[];
  readonly webhook: string | null;
  readonly lastUpdated: Date;
  readonly accounts: readonly Account[];
  /** What the bank would not give; each becomes a warning on every report over this Item. */
  readonly warnings: readonly ItemWarning[];
  /** What of the configuration of a `user_custom` no report shows; empty for everybody else. */
  readonly leftOut: readonly LeftOut[];
}

/** A part of a configuration that is not used. Names the place and the reason, never the value. */
export interface LeftOut {
  /** Such as `override_accounts[0].meta.colour`. */
  readonly path: string;
  readonly reason: string;
}

/** A one-time token that `/item/public_token/exchange` turns into the access token of its Item. */
export interface PublicToken {
  readonly publicToken: string;
  readonly clientId: string;
  readonly itemId: string;
  readonly expiresAt: Date;
}

export interface ItemWarning {
  readonly warningCode: 'OWNERS_UNAVAILABLE' | 'INVESTMENTS_UNAVAILABLE' | 'TRANSACTIONS_UNAVAILABLE';
  /** The error behind the warning, without the Item's id, or null when Plaid names none. */
  readonly cause: ErrorDetail | null;
}

export interface ErrorDetail {
  readonly errorType: string;
  readonly errorCode: string;
  readonly errorMessage: string;
  readonly displayMessage: string | null;
}

/** Exactly one of the two is set. */
export interface Currency {
  readonly iso: string | null;
  readonly unofficial: string | null;
}

export interface Account {
  readonly accountId: string;
  readonly name: string;
  readonly officialName: string | null;
  readonly mask: string | null;
  readonly type: string;
  readonly subtype: string | null;
  readonly currency: Currency;
  readonly available: number | null;
  readonly current: number | null;
  readonly limit: number | null;
  readonly marginLoanAmount: number | null;
  /** Whose money it is; shown on a Cashflow Report only. */
  readonly holderCategory: 'business' | 'personal' | 'unrecognized' | null;
  /** Interest a year in percent, null when not known; shown on a Cashflow Report only. */
  readonly apy: number | null;
  readonly ownershipType: 'individual' | 'joint' | 'association' | 'trust' | null;
  readonly owners: readonly Owner[];
  /** Days of history that the bank holds, before a report cuts it to the days that were requested. */
  readonly daysAvailable: number;
  /** Newest first. */
  readonly transactions: readonly Transaction[];
  /** End-of-day balances, newest first, today left out; empty for anything but depository and credit. */
  readonly historicalBalances: readonly HistoricalBalance[];
  readonly investments: Investments | null;
}

export interface Owner {
  readonly names: readonly string[];
  readonly phoneNumbers: readonly Contact[];
  readonly emails: readonly Contact[];
  readonly addresses: readonly Address[];
}

export interface Contact {
  readonly data: string;
  readonly primary: boolean;
  readonly type: string;
}

export interface Address {
  readonly street: string;
  readonly city: string | null;
  readonly region: string | null;
  readonly postalCode: string | null;
  readonly country: string | null;
  readonly primary: boolean;
}

export interface Transaction {
  readonly transactionId: string;
  readonly amount: number;
  /** The day it posted (or, while pending, the day it happened), YYYY-MM-DD. */
  readonly date: string;
  readonly dateTransacted: string | null;
  readonly pending: boolean;
  /** The text on the bank's statement. */
  readonly description: string;
  readonly pendingTransactionId: string | null;
  readonly checkNumber: string | null;
  readonly accountOwner: string | null;
  /** What Plaid makes of the text; shown only to a client that asks for Insights. */
  readonly insights: TransactionInsights;
}

/** A category and the one above it. */
export interface CategoryPair {
  readonly primary: string;
  readonly detailed: string;
}

export interface TransactionInsights {
  readonly name: string;
  readonly merchantName: string | null;
  readonly category: readonly string[] | null;
  readonly categoryId: string | null;
  readonly creditCategory: CategoryPair | null;
  /** This one and the next are shown on a Cashflow Report only. */
  readonly personalFinanceCategory: CategoryPair | null;
  readonly transactionCode: string | null;
  readonly transactionType: 'digital' | 'place' | 'special' | 'unresolved';
  readonly location: Location;
  readonly paymentMeta: PaymentMeta;
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

export interface HistoricalBalance {
  readonly date: string;
  readonly current: number;
}

export interface Investments {
  readonly holdings: readonly Holding[];
  readonly securities: readonly Security[];
  readonly transactions: readonly InvestmentTransaction[];
}

export interface Holding {
  readonly securityId: string;
  readonly institutionPrice: number;
  readonly institutionPriceAsOf: string | null;
  readonly institutionValue: number;
  readonly costBasis: number | null;
  readonly quantity: number;
}

export interface Security {
  readonly securityId: string;
  readonly name: string | null;
  readonly tickerSymbol: string | null;
  readonly type: string | null;
}

export interface InvestmentTransaction {
  readonly investmentTransactionId: string;
  readonly securityId: string | null;
  readonly date: string;
  readonly name: string;
  readonly quantity: number;
  readonly amount: number;
  readonly price: number;
  readonly fees: number | null;
  readonly type: string;
  readonly subtype: string;
}

/** Who the lender says the borrower is: echoed on the report, never checked against the bank. */
export interface ReportUser {
  readonly clientUserId: string | null;
  readonly firstName: string | null;
  readonly middleName: string | null;
  readonly lastName: string | null;
  readonly ssn: string | null;
  readonly phoneNumber: string | null;
  readonly email: string | null;
}

/** What a report was asked with; `refresh` starts from its parent's. */
export interface ReportOptions {
  readonly clientReportId: string | null;
  readonly webhook: string | null;
  readonly user: ReportUser;
  readonly addOns: readonly string[];
  readonly requireAllItems: boolean;
}

/** Why there will be no report (Plaid docs: errors/assets; these three come after `/asset_report/create` has answered). */
export const reportFailures = [
  'ASSET_REPORT_GENERATION_FAILED',
  'DATA_QUALITY_CHECK_FAILED',
  'DATA_UNAVAILABLE',
] as const;
export type ReportFailure = (typeof reportFailures)[number];

/** An immutable snapshot over one or more Items, PENDING until `readyAt`. */
export interface AssetReport {
  readonly assetReportId: string;
  readonly assetReportToken: string;
  readonly clientId: string;
  /** The Items as they were at generation: what happens to an Item later makes a new object and leaves these alone. */
  readonly items: readonly Item[];
  readonly daysRequested: number;
  readonly options: ReportOptions;
  readonly excludedAccountIds: readonly string[];
  readonly dateGenerated: Date;
  readonly readyAt: Date;
  /** When the part without history can be read; null without the fast_assets add-on. */
  readonly fastReadyAt: Date | null;
  /** What becomes known at `readyAt` when the report could not be made. */
  readonly failure: ReportFailure | null;
}

/** What Plaid last fetched for the Cashflow Report of an Item; the next fetch replaces it. */
export interface CashflowReport {
  readonly itemId: string;
  /** As it was at the fetch. */
  readonly item: Item;
  readonly daysRequested: number;
  readonly dateGenerated: Date;
}

/** What is left of a report that was removed: nothing but that there was one. */
export type RemovedAssetReport = Pick<AssetReport, 'assetReportToken' | 'clientId'>;

/** A grant to a third party, known to Plaid by its `auditor_id`, to read one Asset Report. */
export interface AuditCopy {
  readonly auditCopyToken: string;
  readonly ownerClientId: string;
  /** A client's id or the name of an auditor such as `fannie_mae`; null when the copy was made for nobody in particular. */
  readonly auditorId: string | null;
  readonly assetReportId: string;
}

/** A grant to one other client to read one Asset Report. */
export interface RelayToken {
  readonly relayToken: string;
  readonly ownerClientId: string;
  readonly secondaryClientId: string;
  readonly webhook: string | null;
  /** Moves on when the secondary client refreshes; the old report stays readable by its owner. */
  readonly assetReportId: string;
}
