/**
 * The state of the sandbox. `borrowers/` creates it, `routes/` change it, `formatters/` converts it to Plaid's JSON. As at
 * Plaid, a positive amount is money out of the account and a negative amount is money in.
 */

/** A customer of Plaid, identified by id and secret. */
export interface Client {
  readonly clientId: string;
  readonly secret: string;
  readonly name: string;
  /** Whether Insights are enabled for this client; if not, `include_insights` is rejected. */
  readonly insightsEnabled: boolean;
}

/** A login of one borrower at one bank, with the bank's data. */
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
  /** Data that the bank does not provide. Each entry is a warning on every report of this Item. */
  readonly warnings: readonly ItemWarning[];
  /** The parts of a `user_custom` configuration that have no effect; empty for other borrowers. */
  readonly leftOut: readonly LeftOut[];
}

/** A part of a configuration that has no effect: its path and the reason, without its value. */
export interface LeftOut {
  /** For example `override_accounts[0].meta.colour`. */
  readonly path: string;
  readonly reason: string;
}

/** A one-time token that `/item/public_token/exchange` exchanges for the access token of its Item. */
export interface PublicToken {
  readonly publicToken: string;
  readonly clientId: string;
  readonly itemId: string;
  readonly expiresAt: Date;
}

export interface ItemWarning {
  readonly warningCode: 'OWNERS_UNAVAILABLE' | 'INVESTMENTS_UNAVAILABLE' | 'TRANSACTIONS_UNAVAILABLE';
  /** The cause of the warning, or null. */
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
  /** Only on a Cashflow Report. */
  readonly holderCategory: 'business' | 'personal' | 'unrecognized' | null;
  /** Interest in percent per year, null if unknown. Only on a Cashflow Report. */
  readonly apy: number | null;
  readonly ownershipType: 'individual' | 'joint' | 'association' | 'trust' | null;
  readonly owners: readonly Owner[];
  /** The days of history at the bank. A report shows at most the requested days. */
  readonly daysAvailable: number;
  /** Newest first. */
  readonly transactions: readonly Transaction[];
  /** End-of-day balances, newest first, without today; only for depository and credit accounts. */
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
  /** YYYY-MM-DD: the posting day, or the day of the transaction while it is pending. */
  readonly date: string;
  readonly dateTransacted: string | null;
  readonly pending: boolean;
  /** The text on the bank statement. */
  readonly description: string;
  readonly pendingTransactionId: string | null;
  readonly checkNumber: string | null;
  readonly accountOwner: string | null;
  /** Data that Plaid derives. On an Asset Report only with Insights. */
  readonly insights: TransactionInsights;
}

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
  /** This field and the next one appear only on a Cashflow Report. */
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

/** The borrower data that the lender sends. The report repeats it; it is not compared with the bank's data. */
export interface ReportUser {
  readonly clientUserId: string | null;
  readonly firstName: string | null;
  readonly middleName: string | null;
  readonly lastName: string | null;
  readonly ssn: string | null;
  readonly phoneNumber: string | null;
  readonly email: string | null;
}

/** The options of a report. A refresh starts with those of its parent. */
export interface ReportOptions {
  readonly clientReportId: string | null;
  readonly webhook: string | null;
  readonly user: ReportUser;
  readonly addOns: readonly string[];
  readonly requireAllItems: boolean;
}

/** Errors of a report that occur after the response of `/asset_report/create` (Plaid docs: errors/assets). */
export const reportFailures = [
  'ASSET_REPORT_GENERATION_FAILED',
  'DATA_QUALITY_CHECK_FAILED',
  'DATA_UNAVAILABLE',
] as const;
export type ReportFailure = (typeof reportFailures)[number];

/** An immutable snapshot of one or more Items, PENDING until `readyAt`. */
export interface AssetReport {
  readonly assetReportId: string;
  readonly assetReportToken: string;
  readonly clientId: string;
  /** The Items at the time of generation. Later changes of an Item create a new object. */
  readonly items: readonly Item[];
  readonly daysRequested: number;
  readonly options: ReportOptions;
  readonly excludedAccountIds: readonly string[];
  readonly dateGenerated: Date;
  readonly readyAt: Date;
  /** When the fast report is ready; null without the fast_assets add-on. */
  readonly fastReadyAt: Date | null;
  /** The error that the report has from `readyAt` on, or null. */
  readonly failure: ReportFailure | null;
}

/** The Cashflow Report of an Item. The next refresh replaces it. */
export interface CashflowReport {
  readonly itemId: string;
  /** The Item at the time of the refresh. */
  readonly item: Item;
  readonly daysRequested: number;
  readonly dateGenerated: Date;
}

/** A record that a report existed and was removed. */
export type RemovedAssetReport = Pick<AssetReport, 'assetReportToken' | 'clientId'>;

/** Permission for an auditor to read one Asset Report. */
export interface AuditCopy {
  readonly auditCopyToken: string;
  readonly ownerClientId: string;
  /** The id of a client or of an auditor such as `fannie_mae`; null if the request had none. */
  readonly auditorId: string | null;
  readonly assetReportId: string;
}

/** Permission for one other client to read one Asset Report. */
export interface RelayToken {
  readonly relayToken: string;
  readonly ownerClientId: string;
  readonly secondaryClientId: string;
  readonly webhook: string | null;
  /** Changes when the secondary client refreshes. The owner can still read the old report. */
  readonly assetReportId: string;
}
