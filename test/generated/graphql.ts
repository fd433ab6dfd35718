/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Exact kind of an account within its type. A name is the upper-case form of Plaid's value. A name that would start with a digit has the prefix PLAN_. */
export type AccountSubtype =
  /** Car loan. */
  | 'AUTO'
  /** Taxable brokerage account. */
  | 'BROKERAGE'
  /** Loan to a business. */
  | 'BUSINESS'
  /** UK: individual savings account held in cash, free of tax. */
  | 'CASH_ISA'
  /** Cash account, usually at a brokerage. */
  | 'CASH_MANAGEMENT'
  /** Certificate of deposit: savings locked in for a term. */
  | 'CD'
  /** Card whose balance is due in full each period. */
  | 'CHARGE_CARD'
  /** Checking account. */
  | 'CHECKING'
  /** Commercial loan. */
  | 'COMMERCIAL'
  /** Line of credit of a business. */
  | 'COMMERCIAL_LINE_OF_CREDIT'
  /** Loan to build a home. */
  | 'CONSTRUCTION'
  /** Loan to a person, for any purpose. */
  | 'CONSUMER'
  /** Credit card issued by a bank. */
  | 'CREDIT_CARD'
  /** Account at an exchange for cryptocurrencies. */
  | 'CRYPTO_EXCHANGE'
  /** US: electronic benefit transfer account, which receives public assistance such as food benefits. */
  | 'EBT'
  /** US: Coverdell savings account for education. */
  | 'EDUCATION_SAVINGS_ACCOUNT'
  /** Canada: First Home Savings Account, to save for a first home. */
  | 'FHSA'
  /** Annuity that pays a fixed rate. */
  | 'FIXED_ANNUITY'
  /** Canada: Guaranteed Investment Certificate. */
  | 'GIC'
  /** US: plan of an employer that pays back medical costs. */
  | 'HEALTH_REIMBURSEMENT_ARRANGEMENT'
  /** Line of credit secured by a home. */
  | 'HOME_EQUITY'
  /** Loan of a fixed sum secured by a home. */
  | 'HOME_EQUITY_LOAN'
  /** US: health savings account. The account type tells whether it holds cash or securities. */
  | 'HSA'
  /** Credit paid back in fixed instalments. */
  | 'INSTALLMENT'
  /** US: traditional individual retirement account. */
  | 'IRA'
  /** UK: individual savings account, free of tax. */
  | 'ISA'
  /** US: retirement plan for the self-employed. */
  | 'KEOGH'
  /** Canada: Life Income Fund, which pays out locked-in pension money. */
  | 'LIF'
  /** Life insurance with a value of its own. */
  | 'LIFE_INSURANCE'
  /** Checking account for limited purposes. Its available and current balance may both be null. */
  | 'LIMITED_PURPOSE_CHECKING'
  /** Credit to draw on up to a limit. */
  | 'LINE_OF_CREDIT'
  /** Canada: Locked-in Retirement Account. */
  | 'LIRA'
  /** Loan of an unspecified kind. */
  | 'LOAN'
  /** Canada: Locked-in Retirement Income Fund. */
  | 'LRIF'
  /** Canada: Locked-in Retirement Savings Plan. */
  | 'LRSP'
  /** Money market account. */
  | 'MONEY_MARKET'
  /** Mortgage on a home. */
  | 'MORTGAGE'
  /** Account that holds mutual funds. */
  | 'MUTUAL_FUND'
  /** Wallet of cryptocurrencies whose keys the owner holds. */
  | 'NON_CUSTODIAL_WALLET'
  /** Brokerage account whose gains are not taxed as they arise. */
  | 'NON_TAXABLE_BROKERAGE_ACCOUNT'
  /** None of the other subtypes, or an unknown one. */
  | 'OTHER'
  /** Annuity that is neither fixed nor variable. */
  | 'OTHER_ANNUITY'
  /** Insurance other than life insurance. */
  | 'OTHER_INSURANCE'
  /** Credit that covers a negative balance of a checking account. */
  | 'OVERDRAFT'
  /** PayPal account. The account type tells whether it holds cash or owes credit. */
  | 'PAYPAL'
  /** Payroll account. */
  | 'PAYROLL'
  /** Pension of an employer. */
  | 'PENSION'
  /** US: 401(a) retirement plan, common in public service. */
  | 'PLAN_401A'
  /** US: 401(k) retirement plan of an employer. */
  | 'PLAN_401K'
  /** US: 403(b) retirement plan, for schools and non-profits. */
  | 'PLAN_403B'
  /** US: 457(b) deferred compensation plan, for public service and some non-profits. */
  | 'PLAN_457B'
  /** US: 529 savings plan for education. */
  | 'PLAN_529'
  /** Account at a market that trades on the outcome of events. */
  | 'PREDICTION_MARKET'
  /** Prepaid debit card. */
  | 'PREPAID'
  /** Canada: Prescribed Registered Retirement Income Fund. */
  | 'PRIF'
  /** Retirement plan into which an employer pays from its profit. */
  | 'PROFIT_SHARING_PLAN'
  /** Canada: Qualifying Share Account. */
  | 'QSHR'
  /** Canada: Registered Disability Savings Plan. */
  | 'RDSP'
  /** Canada: Registered Education Savings Plan. */
  | 'RESP'
  /** Retirement account of another kind. */
  | 'RETIREMENT'
  /** Canada: Restricted Life Income Fund. */
  | 'RLIF'
  /** US: Roth individual retirement account, paid in after tax. */
  | 'ROTH'
  /** US: 401(k) retirement plan, paid in after tax. */
  | 'ROTH_401K'
  /** US: 403(b) retirement plan, paid in after tax. */
  | 'ROTH_403B'
  /** US: 457(b) deferred compensation plan, paid in after tax. */
  | 'ROTH_457B'
  /** US: pension, paid in after tax. */
  | 'ROTH_PENSION'
  /** US: profit sharing plan, paid in after tax. */
  | 'ROTH_PROFIT_SHARING_PLAN'
  /** US: Thrift Savings Plan of federal staff, paid in after tax. */
  | 'ROTH_THRIFT_SAVINGS_PLAN'
  /** Canada: Registered Retirement Income Fund. */
  | 'RRIF'
  /** Canada: Registered Retirement Savings Plan. */
  | 'RRSP'
  /** US: salary reduction plan of a small employer (SARSEP), closed to new plans since 1997. */
  | 'SARSEP'
  /** Savings account. */
  | 'SAVINGS'
  /** US: Simplified Employee Pension IRA, for small employers and the self-employed. */
  | 'SEP_IRA'
  /** US: SIMPLE IRA, a retirement plan of a small employer. */
  | 'SIMPLE_IRA'
  /** UK: Self-Invested Personal Pension. */
  | 'SIPP'
  /** Plan through which staff get their employer's stock. */
  | 'STOCK_PLAN'
  /** Student loan. */
  | 'STUDENT'
  /** Canada: Tax-Free Savings Account. */
  | 'TFSA'
  /** US: Thrift Savings Plan, for federal staff and the military. */
  | 'THRIFT_SAVINGS_PLAN'
  /** Account held in trust for somebody. */
  | 'TRUST'
  /** US: held for a child under the Uniform Gifts to Minors Act. */
  | 'UGMA'
  /** A subtype that this version does not know. `subtypeRaw` contains Plaid's value. */
  | 'UNRECOGNIZED'
  /** US: held for a child under the Uniform Transfers to Minors Act. */
  | 'UTMA'
  /** Annuity whose value follows its investments. */
  | 'VARIABLE_ANNUITY';

/** General kind of an account. */
export type AccountType =
  /** An investment account, as Plaid's older API versions call it. */
  | 'BROKERAGE'
  /** A credit card or another revolving line of credit. */
  | 'CREDIT'
  /** Holds cash: checking, savings and the like. */
  | 'DEPOSITORY'
  /** Holds securities, or saves for retirement. */
  | 'INVESTMENT'
  /** Money borrowed and repaid: a mortgage, a student loan, a car loan. */
  | 'LOAN'
  /** None of the other types. */
  | 'OTHER'
  /** A type that this version does not know. `typeRaw` contains Plaid's value. */
  | 'UNRECOGNIZED';

/** Optional parts of an Asset Report. */
export type AssetReportAddOn =
  /** A first version of the report with identities and balances, available before the complete report. */
  | 'FAST_ASSETS'
  /** Holdings, securities and transactions of investment accounts. */
  | 'INVESTMENTS';

/** Plaid's confidence in a category or a counterparty. */
export type ConfidenceLevel =
  /** More than 90 % sure. */
  | 'HIGH'
  /** Not sure. Another category may fit better, or the name was only parsed from the text. */
  | 'LOW'
  /** Fairly sure. Details may be wrong. */
  | 'MEDIUM'
  /** Plaid does not know its confidence. */
  | 'UNKNOWN'
  /** A level that this version does not know. `confidenceLevelRaw` contains Plaid's value. */
  | 'UNRECOGNIZED'
  /** More than 98 % sure. */
  | 'VERY_HIGH';

/** The role of a counterparty in a transaction. */
export type CounterpartyType =
  /** A bank, a credit union, a lender or another financial company. */
  | 'FINANCIAL_INSTITUTION'
  /** Payer of an income: an employer, a client or a government agency. */
  | 'INCOME_SOURCE'
  /** A place where others sell, such as DoorDash. */
  | 'MARKETPLACE'
  /** Sells goods or services. */
  | 'MERCHANT'
  /** An app that moves money between people, such as Zelle. */
  | 'PAYMENT_APP'
  /** A terminal that accepts cards for a shop, such as Square. */
  | 'PAYMENT_TERMINAL'
  /** A type that this version does not know. `typeRaw` contains Plaid's value. */
  | 'UNRECOGNIZED';

/** Items and number of days of a new Asset Report. */
export type CreateAssetReportInput = {
  /** Access tokens of the Items, 1 to 99. */
  accessTokens: Array<string>;
  /** Number of days of history to request, 0 to 731. */
  daysRequested: number;
  /** A text that names this attempt, such as a UUID. A repeat with the same key and input returns the outcome of the first attempt and changes nothing. 1 to 255 printable ASCII characters without spaces. The header Idempotency-Key does the same for a request with one mutation. */
  idempotencyKey?: string | null | undefined;
  /** Further options. */
  options?: CreateAssetReportOptionsInput | null | undefined;
};

/** Options for a new Asset Report. */
export type CreateAssetReportOptionsInput = {
  /** Optional parts to include. */
  addOns?: Array<AssetReportAddOn> | null | undefined;
  /** The lender's own id of the report. Plaid returns it unchanged. */
  clientReportId?: string | null | undefined;
  /** Whether one Item that cannot be read makes the whole report fail. True when omitted. An Item that is already in an error state at the time of the call makes it fail in both cases. */
  requireAllItems?: boolean | null | undefined;
  /** The borrower. */
  user?: ReportUserInput | null | undefined;
  /** URL to which Plaid sends a webhook when the report is ready or has failed. It must be an http or https URL. */
  webhook?: string | null | undefined;
};

/** A report and the auditor that may read it. */
export type CreateAuditCopyInput = {
  /** The token of a finished Asset Report. */
  assetReportToken?: string | null | undefined;
  /** Plaid's id of the auditor, such as fannie_mae, freddie_mac or ocrolus. */
  auditorId?: string | null | undefined;
  /** The `AssetReport.id` of the report, instead of the token. */
  id?: string | number | null | undefined;
  /** A text that names this attempt, such as a UUID. A repeat with the same key and input returns the outcome of the first attempt and changes nothing. 1 to 255 printable ASCII characters without spaces. The header Idempotency-Key does the same for a request with one mutation. */
  idempotencyKey?: string | null | undefined;
};

/** A report and the Plaid client that may read it. */
export type CreateRelayTokenInput = {
  /** A text that names this attempt, such as a UUID. A repeat with the same key and input returns the outcome of the first attempt and changes nothing. 1 to 255 printable ASCII characters without spaces. The header Idempotency-Key does the same for a request with one mutation. */
  idempotencyKey?: string | null | undefined;
  /** Ids of the reports, instead of the tokens. Each is an `AssetReport.id` of a report that was read by its own token. */
  reportIds?: Array<string | number> | null | undefined;
  /** Tokens of the reports to relay, at most one of each kind. So far, Plaid relays only Asset Reports. */
  reportTokens?: Array<string> | null | undefined;
  /** Plaid client id of the client that may read the report. Ask that client for it. One relay token is for one reader. */
  secondaryClientId: string;
  /** URL to which Plaid sends a webhook when the reader has fetched the report. It must be an http or https URL. */
  webhook?: string | null | undefined;
};

/** What makes a deposit large. Give exactly one field. The same number applies to every currency of the report. */
export type DepositThresholdInput = {
  /** A deposit of more than this amount is large. 0 or more. */
  fixedAmount?: number | null | undefined;
  /** The borrower's total monthly qualifying income, 0 or more. A deposit of more than 50 % of it is large (Fannie Mae's Selling Guide, B3-4.2-02). */
  qualifyingMonthlyIncome?: number | null | undefined;
};

/** Kind of an email address, as the bank reports it. */
export type EmailType =
  /** Another kind. */
  | 'OTHER'
  /** The main address. */
  | 'PRIMARY'
  /** A further address. */
  | 'SECONDARY'
  /** A kind that this version does not know. `typeRaw` contains Plaid's value. */
  | 'UNRECOGNIZED';

/** A report to copy, and the accounts to exclude from the copy. */
export type FilterAssetReportInput = {
  /** Plaid's ids of the accounts to exclude from the copy. At least one is required. */
  accountIdsToExclude: Array<string>;
  /** The token of a finished report. The existing report does not change. */
  assetReportToken?: string | null | undefined;
  /** The `AssetReport.id` of the report, instead of the token. */
  id?: string | number | null | undefined;
  /** A text that names this attempt, such as a UUID. A repeat with the same key and input returns the outcome of the first attempt and changes nothing. 1 to 255 printable ASCII characters without spaces. The header Idempotency-Key does the same for a request with one mutation. */
  idempotencyKey?: string | null | undefined;
};

/** Whether a business or a person holds an account. */
export type HolderCategory =
  /** A business holds it. */
  | 'BUSINESS'
  /** A person holds it. */
  | 'PERSONAL'
  /** Plaid could not determine it. Plaid's own value for this is 'unrecognized'. */
  | 'UNDETERMINED'
  /** A category that this version does not know. `holderCategoryRaw` contains Plaid's value. */
  | 'UNRECOGNIZED';

/** How often a payer pays. At least three quarters of the gaps between paydays fit. */
export type IncomeCadence =
  /** Every two weeks: 12 to 18 days apart, 14.6 or less on average. */
  | 'BIWEEKLY'
  /** Two or more deposits without one of these cadences. */
  | 'IRREGULAR'
  /** Every month: 26 to 35 days apart. */
  | 'MONTHLY'
  /** Twice a month: 12 to 18 days apart, more than 14.6 on average. */
  | 'SEMIMONTHLY'
  /** Every week: 6 to 8 days apart. */
  | 'WEEKLY';

/** How well the deposits of a payer fit the rule for income. */
export type IncomeConfidence =
  /** Plaid categorizes every deposit as income, there are six paydays or more, and at least 90 % of the gaps between them fit the cadence. */
  | 'HIGH'
  /** The cadence is IRREGULAR, or Plaid did not categorize every deposit. */
  | 'LOW'
  /** Plaid categorizes every deposit as income, and the cadence is regular, with three paydays or more. */
  | 'MEDIUM';

/** Whether a payer still paid when the report was generated. */
export type IncomeStatus =
  /** On the day of the report, the next payday was not more than a week late. For IRREGULAR: the last deposit was at most 60 days before the report. */
  | 'ACTIVE'
  /** The next payday was more than a week late. */
  | 'PAST';

/** Exact kind of an investment transaction. A name is the upper-case form of Plaid's value. */
export type InvestmentTransactionSubtype =
  /** Fee for the account. */
  | 'ACCOUNT_FEE'
  /** The quantity held was raised or lowered. */
  | 'ADJUSTMENT'
  /** An option that the account wrote was exercised by its holder. */
  | 'ASSIGNMENT'
  /** Purchase. */
  | 'BUY'
  /** Purchase that closes a short position. */
  | 'BUY_TO_COVER'
  /** Money or assets paid into a plan that is taxed in a special way. */
  | 'CONTRIBUTION'
  /** Cash paid in. */
  | 'DEPOSIT'
  /** Money or assets paid out of a plan that is taxed in a special way. */
  | 'DISTRIBUTION'
  /** Dividend received. */
  | 'DIVIDEND'
  /** Purchase paid for by a dividend. */
  | 'DIVIDEND_REINVESTMENT'
  /** Exercise of an option or a warrant. */
  | 'EXERCISE'
  /** An option or a warrant expired unused. */
  | 'EXPIRE'
  /** Fee of a mutual fund. */
  | 'FUND_FEE'
  /** Interest received. */
  | 'INTEREST'
  /** Interest that was owed to the account. */
  | 'INTEREST_RECEIVABLE'
  /** Purchase paid for by interest. */
  | 'INTEREST_REINVESTMENT'
  /** Fee for legal matters. */
  | 'LEGAL_FEE'
  /** Cash received as a payment on a loan. */
  | 'LOAN_PAYMENT'
  /** Gain paid out on an asset that was held for a long time. */
  | 'LONG_TERM_CAPITAL_GAIN'
  /** Purchase paid for by a long-term capital gain. */
  | 'LONG_TERM_CAPITAL_GAIN_REINVESTMENT'
  /** Fee for managing the investments. */
  | 'MANAGEMENT_FEE'
  /** Cost of money borrowed against the holdings. */
  | 'MARGIN_EXPENSE'
  /** One security exchanged for another because companies merged. */
  | 'MERGER'
  /** Fee of another kind. */
  | 'MISCELLANEOUS_FEE'
  /** US: dividend taxed as ordinary income. */
  | 'NON_QUALIFIED_DIVIDEND'
  /** Tax paid because the owner does not live in the country of the investment. */
  | 'NON_RESIDENT_TAX'
  /** Cash that is about to arrive. */
  | 'PENDING_CREDIT'
  /** Cash that is about to leave. */
  | 'PENDING_DEBIT'
  /** US: dividend taxed at the lower rate of capital gains. */
  | 'QUALIFIED_DIVIDEND'
  /** Trade that restores the mix of a portfolio and does not change its value. */
  | 'REBALANCE'
  /** Cash or cryptocurrency requested from somebody. */
  | 'REQUEST'
  /** Principal of a loan, paid back to the account. */
  | 'RETURN_OF_PRINCIPAL'
  /** Sale. */
  | 'SELL'
  /** Sale that opens a short position. */
  | 'SELL_SHORT'
  /** Cash or cryptocurrency sent to somebody. */
  | 'SEND'
  /** Gain paid out on an asset that was held for a short time. */
  | 'SHORT_TERM_CAPITAL_GAIN'
  /** Purchase paid for by a short-term capital gain. */
  | 'SHORT_TERM_CAPITAL_GAIN_REINVESTMENT'
  /** Stock received because a company split off a part of itself. */
  | 'SPIN_OFF'
  /** One share became several shares, or several shares became one. */
  | 'SPLIT'
  /** Stock received from a company that pays out in stock. */
  | 'STOCK_DISTRIBUTION'
  /** Tax paid from the account. */
  | 'TAX'
  /** Tax withheld before the money was paid out. */
  | 'TAX_WITHHELD'
  /** One asset traded for another, such as two cryptocurrencies. */
  | 'TRADE'
  /** Assets moved in from another account or out to another account. */
  | 'TRANSFER'
  /** Fee for moving assets or cash. */
  | 'TRANSFER_FEE'
  /** Fee for administering a trust. */
  | 'TRUST_FEE'
  /** Gain without a lower rate of tax. */
  | 'UNQUALIFIED_GAIN'
  /** A subtype that this version does not know. `subtypeRaw` contains Plaid's value. */
  | 'UNRECOGNIZED'
  /** Cash withdrawn. */
  | 'WITHDRAWAL';

/** General kind of an investment transaction. */
export type InvestmentTransactionType =
  /** Bought an investment. */
  | 'BUY'
  /** Cancelled a pending transaction. */
  | 'CANCEL'
  /** Moved cash in or out, such as a deposit, a dividend or interest. */
  | 'CASH'
  /** Charged a fee to the account. */
  | 'FEE'
  /** Sold an investment. */
  | 'SELL'
  /** Changed a holding without a purchase or sale, such as an exercised option or a moved portfolio. */
  | 'TRANSFER'
  /** A type that this version does not know. `typeRaw` contains Plaid's value. */
  | 'UNRECOGNIZED';

/** Whether Plaid can fetch data from an institution without the holder. */
export type ItemUpdateType =
  /** Plaid can fetch data at any time. */
  | 'BACKGROUND'
  /** A value that this version does not know. `updateTypeRaw` contains Plaid's value. */
  | 'UNRECOGNIZED'
  /** Plaid can fetch data only while the holder is present, for example to confirm a login. */
  | 'USER_PRESENT_REQUIRED';

/** How the name of the applicant compares with the names of the owners: a heuristic. */
export type NameMatch =
  /** No owner has every word of the last name. */
  | 'DIFFERENT'
  /** One owner has every word of the last name, and none has both names. */
  | 'LAST_NAME_ONLY'
  /** One owner has every word of the first and of the last name. */
  | 'SAME';

/** Direction of an order. */
export type OrderDirection =
  /** Smallest or oldest first. */
  | 'ASC'
  /** Largest or newest first. */
  | 'DESC';

/** Kind of owner of an account. */
export type OwnershipType =
  /** A company, a partnership or an association, for profit or not. */
  | 'ASSOCIATION'
  /** One person. */
  | 'INDIVIDUAL'
  /** Several people together. */
  | 'JOINT'
  /** A trust, revocable or irrevocable. */
  | 'TRUST'
  /** A form of ownership that this version does not know. `ownershipTypeRaw` contains Plaid's value. */
  | 'UNRECOGNIZED';

/** Channel of a payment. */
export type PaymentChannel =
  /** At a physical place, such as a shop. */
  | 'IN_STORE'
  /** Online. */
  | 'ONLINE'
  /** By the bank, such as a fee or a deposit. */
  | 'OTHER'
  /** A channel that this version does not know. `paymentChannelRaw` contains Plaid's value. */
  | 'UNRECOGNIZED';

/** Kind of a phone number, as the bank reports it. */
export type PhoneNumberType =
  /** Home number. */
  | 'HOME'
  /** Mobile phone. */
  | 'MOBILE'
  /** Mobile phone. Plaid does not say how it differs from MOBILE. */
  | 'MOBILE1'
  /** Office number. */
  | 'OFFICE'
  /** Another kind. */
  | 'OTHER'
  /** A kind that this version does not know. `typeRaw` contains Plaid's value. */
  | 'UNRECOGNIZED'
  /** Work number. */
  | 'WORK';

/** A report to generate again for the same Items. */
export type RefreshAssetReportInput = {
  /** The token of the report. The existing report does not change. */
  assetReportToken?: string | null | undefined;
  /** Number of days of history to request, 0 to 731. The number of the existing report when omitted. */
  daysRequested?: number | null | undefined;
  /** The `AssetReport.id` of the report, instead of the token. */
  id?: string | number | null | undefined;
  /** A text that names this attempt, such as a UUID. A repeat with the same key and input returns the outcome of the first attempt and changes nothing. 1 to 255 printable ASCII characters without spaces. The header Idempotency-Key does the same for a request with one mutation. */
  idempotencyKey?: string | null | undefined;
  /** Further changes. */
  options?: RefreshAssetReportOptionsInput | null | undefined;
};

/** Changes for the new report. An omitted field keeps its value. The empty string clears it. */
export type RefreshAssetReportOptionsInput = {
  /** The lender's own id of the new report. */
  clientReportId?: string | null | undefined;
  /** Changes to the borrower's data, field by field. */
  user?: ReportUserInput | null | undefined;
  /** URL to which Plaid sends a webhook when the new report is ready. It must be an http or https URL. */
  webhook?: string | null | undefined;
};

/** The Item whose Cashflow Report is refreshed. */
export type RefreshCashflowReportInput = {
  /** The Item's access token. */
  accessToken?: string | null | undefined;
  /** Number of days of history to fetch, 1 to 730. When omitted, it is the number of the report with the given id, or 365. */
  daysRequested?: number | null | undefined;
  /** The `CashflowReport.id` of a report of the Item, instead of the access token. */
  id?: string | number | null | undefined;
  /** A text that names this attempt, such as a UUID. A repeat with the same key and input returns the outcome of the first attempt and changes nothing. 1 to 255 printable ASCII characters without spaces. The header Idempotency-Key does the same for a request with one mutation. */
  idempotencyKey?: string | null | undefined;
};

/** The relay token whose report is refreshed. */
export type RefreshRelayTokenInput = {
  /** The `RelayToken.id` of the relay token, instead of the token. */
  id?: string | number | null | undefined;
  /** A text that names this attempt, such as a UUID. A repeat with the same key and input returns the outcome of the first attempt and changes nothing. 1 to 255 printable ASCII characters without spaces. The header Idempotency-Key does the same for a request with one mutation. */
  idempotencyKey?: string | null | undefined;
  /** A relay token that this server's Plaid client received. */
  relayToken?: string | null | undefined;
  /** Kind of report to refresh. ASSET when omitted. */
  reportType?: ReportType | null | undefined;
  /** URL to which Plaid sends a webhook when the new report is ready. It must be an http or https URL. */
  webhook?: string | null | undefined;
};

/** A report to remove. */
export type RemoveAssetReportInput = {
  /** The token of the Asset Report. */
  assetReportToken?: string | null | undefined;
  /** The `AssetReport.id` of the report, instead of the token. */
  id?: string | number | null | undefined;
  /** A text that names this attempt, such as a UUID. A repeat with the same key and input returns the outcome of the first attempt and changes nothing. 1 to 255 printable ASCII characters without spaces. The header Idempotency-Key does the same for a request with one mutation. */
  idempotencyKey?: string | null | undefined;
};

/** An audit copy to revoke. */
export type RemoveAuditCopyInput = {
  /** The token of the audit copy. */
  auditCopyToken?: string | null | undefined;
  /** The `AuditCopy.id` of the audit copy, instead of the token. */
  id?: string | number | null | undefined;
  /** A text that names this attempt, such as a UUID. A repeat with the same key and input returns the outcome of the first attempt and changes nothing. 1 to 255 printable ASCII characters without spaces. The header Idempotency-Key does the same for a request with one mutation. */
  idempotencyKey?: string | null | undefined;
};

/** A relay token to revoke. */
export type RemoveRelayTokenInput = {
  /** The `RelayToken.id` of the relay token, instead of the token. */
  id?: string | number | null | undefined;
  /** A text that names this attempt, such as a UUID. A repeat with the same key and input returns the outcome of the first attempt and changes nothing. 1 to 255 printable ASCII characters without spaces. The header Idempotency-Key does the same for a request with one mutation. */
  idempotencyKey?: string | null | undefined;
  /** The relay token. */
  relayToken?: string | null | undefined;
};

/** Status of an Asset Report. */
export type ReportStatus =
  /** Plaid could not generate the report. `error` contains the reason. A new request gives the same result. */
  | 'FAILED'
  /** Plaid is still gathering data from the banks. Request the report again after `retryAfterMs`. */
  | 'PENDING'
  /** The report is available and does not change. */
  | 'READY';

/** Kind of report that a relay token grants access to. */
export type ReportType =
  /** An Asset Report. So far, Plaid relays no other kind. */
  | 'ASSET';

/** The borrower, as the lender describes them. On a refresh, an omitted field keeps its value and the empty string clears it. */
export type ReportUserInput = {
  /** The lender's own id of the borrower. */
  clientUserId?: string | null | undefined;
  /** Email address. */
  email?: string | null | undefined;
  /** First name. */
  firstName?: string | null | undefined;
  /** Last name. */
  lastName?: string | null | undefined;
  /** Middle name. */
  middleName?: string | null | undefined;
  /** Phone number, preferably in E.164 (+1 and ten digits). */
  phoneNumber?: string | null | undefined;
  /** Social security number, in the form ddd-dd-dddd. */
  ssn?: string | null | undefined;
};

/** Kind of a transaction, as the bank reports it. */
export type TransactionCode =
  /** A correction by the bank. */
  | 'ADJUSTMENT'
  /** Cash deposited or withdrawn at a cash machine. */
  | 'ATM'
  /** A charge or fee of the bank. */
  | 'BANK_CHARGE'
  /** Payment of a bill. */
  | 'BILL_PAYMENT'
  /** Cash deposited or withdrawn. */
  | 'CASH'
  /** Cash withdrawn along with a purchase by debit card. */
  | 'CASHBACK'
  /** Cash withdrawn on credit. */
  | 'CASH_ADVANCE'
  /** A check. */
  | 'CHEQUE'
  /** Collected by a third party, as agreed and at regular intervals. */
  | 'DIRECT_DEBIT'
  /** Interest, earned or owed. */
  | 'INTEREST'
  /** A fee for a late payment. */
  | 'LATE_FEE'
  /** A fee for the card or the account. */
  | 'MEMBERSHIP_FEE'
  /** A single payment to somebody: neither a bill nor a direct debit nor a standing order. */
  | 'PAYMENT'
  /** A purchase with a debit or credit card. */
  | 'PURCHASE'
  /** A refund of a purchase. */
  | 'REFUND'
  /** A fee for a payment that was returned. */
  | 'RETURNED_ITEM_FEE'
  /** Paid by the bank at regular intervals, on the holder's order. */
  | 'STANDING_ORDER'
  /** Money moved between accounts. */
  | 'TRANSFER'
  /** A code that this version does not know. `transactionCodeRaw` contains Plaid's value. */
  | 'UNRECOGNIZED';

/** Direction of the money, from the sign of the amount. */
export type TransactionDirection =
  /** Into the account: wages, refunds, card payments. The amount is negative. */
  | 'INFLOW'
  /** Out of the account: purchases, fees, withdrawals. The amount is positive. */
  | 'OUTFLOW';

/** Conditions that select transactions. A transaction matches when it meets every given condition. With no condition, all transactions match. */
export type TransactionFilterInput = {
  /** Plaid's ids of the accounts to include, at most 100. An empty list matches no transaction. */
  accountIds?: Array<string> | null | undefined;
  /** General categories of any level, such as Travel, at most 100. A transaction matches when it has one of them. Needs Insights. */
  categories?: Array<string> | null | undefined;
  /** Credit categories, primary or detailed, such as LOAN_PAYMENTS, at most 100. A transaction matches when it has one of them. Needs Insights. */
  creditCategories?: Array<string> | null | undefined;
  /** Currency of the transactions: an ISO 4217 code such as USD, or the code of an unofficial currency such as BTC. The empty string selects transactions for which Plaid named no currency. */
  currencyCode?: string | null | undefined;
  /** Text to find in the bank's description. The search ignores case and accents. */
  description?: string | null | undefined;
  /** Only money in, or only money out. An amount of zero matches neither. */
  direction?: TransactionDirection | null | undefined;
  /** Last day of the range. The day is included. */
  endDate?: string | null | undefined;
  /** Highest amount to include, whether money came in or went out: 50 includes amounts from -50 to 50. In the currency of each transaction. 0 or more. */
  maxAbsoluteAmount?: number | null | undefined;
  /** Highest amount to include. Positive is money out of the account, negative is money in. */
  maxAmount?: number | null | undefined;
  /** Lowest amount to include, whether money came in or went out: 50 includes amounts of 50 or more and of -50 or less. In the currency of each transaction. 0 or more. */
  minAbsoluteAmount?: number | null | undefined;
  /** Lowest amount to include. Positive is money out of the account, negative is money in. */
  minAmount?: number | null | undefined;
  /** Only transactions that have not posted yet (true), or only posted ones (false). A transaction for which `pending` is null matches neither. */
  pending?: boolean | null | undefined;
  /** First day of the range. The day is included. */
  startDate?: string | null | undefined;
  /** Text to find in the bank's description or in the merchant's name. The search ignores case and accents. Needs Insights, because the merchant's name comes with them. */
  text?: string | null | undefined;
  /** Plaid's ids of the transactions to include, at most 5000, such as `IncomeStream.transactionIds`. Ids that the report does not have match nothing. An empty list matches no transaction. */
  transactionIds?: Array<string | number> | null | undefined;
};

/** The value by which transactions are ordered. */
export type TransactionOrderField =
  /** The amount with its sign. In descending order, the largest outflow comes first. */
  | 'AMOUNT'
  /** The day. */
  | 'DATE';

/** Order of transactions. Transactions with equal values always have the same order. */
export type TransactionOrderInput = {
  /** The direction of the order. */
  direction: OrderDirection;
  /** The value to order by. */
  field: TransactionOrderField;
};

/** The part that is missing from a report. */
export type WarningCode =
  /** A part of the income insights. */
  | 'BANK_INCOME_INSIGHTS_INCOMPLETE'
  /** Income insights: Plaid had too little data. */
  | 'BANK_INCOME_INSIGHTS_INSUFFICIENT_DATA'
  /** Income insights: Plaid failed to compute them. */
  | 'BANK_INCOME_INSIGHTS_INTERNAL_ERROR'
  /** Income insights: they were computed for a different number of days than the report. */
  | 'BANK_INCOME_INSIGHTS_MISMATCHED_DAYS_REQUESTED'
  /** Income insights: Plaid is still working on them. */
  | 'BANK_INCOME_INSIGHTS_STATUS_IN_PROGRESS'
  /** The credit category of some transactions, although the report has Insights. Figures by category do not include these transactions. creditgraph adds this warning. */
  | 'CATEGORIES_INCOMPLETE'
  /** Entries of a list in Plaid's response that could not be read, such as a holding without an id. `field` names the list. creditgraph adds this warning. */
  | 'ENTRIES_OMITTED'
  /** Balances of past days of credit and depository accounts. creditgraph adds this warning. */
  | 'HISTORICAL_BALANCES_UNAVAILABLE'
  /** Insights: the operation declined them, Plaid refused them, or the report is an audit copy, which never has Insights. creditgraph adds this warning. */
  | 'INSIGHTS_UNAVAILABLE'
  /** Holdings and investment transactions. */
  | 'INVESTMENTS_UNAVAILABLE'
  /** Owners of the accounts. */
  | 'OWNERS_UNAVAILABLE'
  /** Transactions of credit and depository accounts. creditgraph adds this warning when Plaid sends no transactions and no warning, as in a fast report. */
  | 'TRANSACTIONS_UNAVAILABLE'
  /** A code that this version does not know. `warningCodeRaw` contains Plaid's value. */
  | 'UNRECOGNIZED';

export type AssetReportQueryVariables = Exact<{
  token: string;
  includeInsights?: boolean | null | undefined;
  fastReport?: boolean | null | undefined;
  daysToInclude?: number | null | undefined;
  maxAge?: number | null | undefined;
}>;


export type AssetReportQuery = { assetReport: { status: ReportStatus, requestId: string | null, cachedAt: string, retryAfterMs: number | null, error: { errorType: string, errorCode: string, displayMessage: string | null, requestId: string | null } | null, warnings: Array<{ warningType: string | null, warningCode: WarningCode | null, warningCodeRaw: string | null, cause: { itemId: string | null, errorType: string | null, errorCode: string | null } | null }>, report: { assetReportId: string, clientReportId: string | null, dateGenerated: string, daysRequested: number | null, user: { clientUserId: string | null, firstName: string | null, middleName: string | null, lastName: string | null, ssn: string | null, phoneNumber: string | null, email: string | null }, items: Array<{ itemId: string, institutionId: string | null, institutionName: string | null, dateLastUpdated: string | null, accounts: Array<{ accountId: string, name: string | null, officialName: string | null, mask: string | null, type: AccountType, typeRaw: string, subtype: AccountSubtype | null, subtypeRaw: string | null, ownershipType: OwnershipType | null, daysAvailable: number | null, balances: { available: number | null, current: number | null, limit: number | null, isoCurrencyCode: string | null, unofficialCurrencyCode: string | null }, owners: Array<{ names: Array<string>, phoneNumbers: Array<{ data: string | null, type: PhoneNumberType | null }>, emails: Array<{ data: string | null, type: EmailType | null }>, addresses: Array<{ street: string | null, city: string | null, country: string | null }> }> | null, historicalBalances: Array<{ date: string, current: number }> | null, investments: { holdings: Array<{ securityId: string, institutionValue: number | null, quantity: number | null }>, securities: Array<{ securityId: string, tickerSymbol: string | null, type: string | null }>, transactions: Array<{ investmentTransactionId: string, amount: number, type: InvestmentTransactionType | null, subtype: InvestmentTransactionSubtype | null }> } | null, allTransactions: Array<{ transactionId: string, amount: number, direction: TransactionDirection | null, date: string, pending: boolean | null, originalDescription: string | null, isoCurrencyCode: string | null, category: Array<string> | null, merchantName: string | null, creditCategory: { primary: string | null, detailed: string | null } | null, location: { city: string | null } | null }> | null }> }> } | null } | null };

export type CreateAssetReportMutationVariables = Exact<{
  input: CreateAssetReportInput;
}>;


export type CreateAssetReportMutation = { createAssetReport: { assetReportToken: string, assetReportId: string, requestId: string, assetReport: { status: ReportStatus, retryAfterMs: number | null } | null } | null };

export type RefreshAssetReportMutationVariables = Exact<{
  input: RefreshAssetReportInput;
}>;


export type RefreshAssetReportMutation = { refreshAssetReport: { assetReportToken: string, assetReportId: string, requestId: string } | null };

export type AssetReportDownloadsQueryVariables = Exact<{
  token: string;
  includeInsights?: boolean | null | undefined;
  daysToInclude?: number | null | undefined;
}>;


export type AssetReportDownloadsQuery = { assetReportDownloads: { pdf: { url: string, expiresAt: string }, json: { url: string, expiresAt: string } } | null };

export type FilterAssetReportMutationVariables = Exact<{
  input: FilterAssetReportInput;
}>;


export type FilterAssetReportMutation = { filterAssetReport: { assetReportToken: string, assetReportId: string, requestId: string } | null };

export type RemoveAssetReportMutationVariables = Exact<{
  input: RemoveAssetReportInput;
}>;


export type RemoveAssetReportMutation = { removeAssetReport: { removed: boolean, requestId: string } | null };

export type FilesFragment = { pdf: { url: string, expiresAt: string }, json: { url: string, expiresAt: string } };

export type ResultFragment = { status: ReportStatus, requestId: string | null, cachedAt: string, retryAfterMs: number | null, error: { errorType: string, errorCode: string, displayMessage: string | null, requestId: string | null } | null, warnings: Array<{ warningType: string | null, warningCode: WarningCode | null, warningCodeRaw: string | null, cause: { itemId: string | null, errorType: string | null, errorCode: string | null } | null }>, report: { assetReportId: string, clientReportId: string | null, dateGenerated: string, daysRequested: number | null, user: { clientUserId: string | null, firstName: string | null, middleName: string | null, lastName: string | null, ssn: string | null, phoneNumber: string | null, email: string | null }, items: Array<{ itemId: string, institutionId: string | null, institutionName: string | null, dateLastUpdated: string | null, accounts: Array<{ accountId: string, name: string | null, officialName: string | null, mask: string | null, type: AccountType, typeRaw: string, subtype: AccountSubtype | null, subtypeRaw: string | null, ownershipType: OwnershipType | null, daysAvailable: number | null, balances: { available: number | null, current: number | null, limit: number | null, isoCurrencyCode: string | null, unofficialCurrencyCode: string | null }, owners: Array<{ names: Array<string>, phoneNumbers: Array<{ data: string | null, type: PhoneNumberType | null }>, emails: Array<{ data: string | null, type: EmailType | null }>, addresses: Array<{ street: string | null, city: string | null, country: string | null }> }> | null, historicalBalances: Array<{ date: string, current: number }> | null, investments: { holdings: Array<{ securityId: string, institutionValue: number | null, quantity: number | null }>, securities: Array<{ securityId: string, tickerSymbol: string | null, type: string | null }>, transactions: Array<{ investmentTransactionId: string, amount: number, type: InvestmentTransactionType | null, subtype: InvestmentTransactionSubtype | null }> } | null, allTransactions: Array<{ transactionId: string, amount: number, direction: TransactionDirection | null, date: string, pending: boolean | null, originalDescription: string | null, isoCurrencyCode: string | null, category: Array<string> | null, merchantName: string | null, creditCategory: { primary: string | null, detailed: string | null } | null, location: { city: string | null } | null }> | null }> }> } | null };

export type ReportAttributesQueryVariables = Exact<{
  token: string;
  includeInsights?: boolean | null | undefined;
  asOf?: string | null | undefined;
  outlierThreshold?: number | null | undefined;
}>;


export type ReportAttributesQuery = { assetReport: { status: ReportStatus, report: { dateGenerated: string, attributes: Array<{ isoCurrencyCode: string | null, unofficialCurrencyCode: string | null, negativeRecord: { countOdNsf: number | null, amountOdNsf: number | null, minOdNsf: number | null, maxOdNsf: number | null, avgOdNsf: number | null, daysSinceOdNsf: number | null, countNegativeHistoricalBalances: number | null, amountNegativeHistoricalBalances: number | null, lowestNegativeHistoricalBalance: number | null, averageNegativeHistoricalBalance: number | null, daysSinceNegativeHistoricalBalance: number | null, odNsfMonthlySummary: Array<{ month: string, amount: number | null }> | null, negativeHistoricalBalances: Array<{ date: string, current: number }> | null }, debtInsights: { countLoanDisbursements: number | null, amountLoanDisbursements: number | null, minLoanDisbursements: number | null, maxLoanDisbursements: number | null, avgLoanDisbursement: number | null, daysSinceLoanDisbursement: number | null, countLoanPayments: number | null, amountLoanPayments: number | null, minLoanPayments: number | null, maxLoanPayments: number | null, avgLoanPayment: number | null, daysSinceLoanPayment: number | null, loanDisbursementMonthlySummary: Array<{ month: string, amount: number | null }> | null, loanPaymentMonthlySummary: Array<{ month: string, amount: number | null }> | null }, unusualAccountActivity: { numOutlierTransactions: number | null }, cashFlow: { numInflows: number | null, totalInflowsAmount: number | null, numOutflows: number | null, totalOutflowsAmount: number | null, numTransactions: number | null, netCashFlow: number | null, inflowsMonthlySummary: Array<{ month: string, amount: number | null }> | null, outflowsMonthlySummary: Array<{ month: string, amount: number | null }> | null, cashFlowMonthlySummary: Array<{ month: string, amount: number | null }> | null }, historicalBalances: { avgHistoricalBalance: number | null, minHistoricalBalance: number | null, maxHistoricalBalance: number | null } }> | null, items: Array<{ accounts: Array<{ name: string | null, dateGenerated: string, attributes: Array<{ isoCurrencyCode: string | null, unofficialCurrencyCode: string | null, negativeRecord: { countOdNsf: number | null, amountOdNsf: number | null, minOdNsf: number | null, maxOdNsf: number | null, avgOdNsf: number | null, daysSinceOdNsf: number | null, countNegativeHistoricalBalances: number | null, amountNegativeHistoricalBalances: number | null, lowestNegativeHistoricalBalance: number | null, averageNegativeHistoricalBalance: number | null, daysSinceNegativeHistoricalBalance: number | null, odNsfMonthlySummary: Array<{ month: string, amount: number | null }> | null, negativeHistoricalBalances: Array<{ date: string, current: number }> | null }, debtInsights: { countLoanDisbursements: number | null, amountLoanDisbursements: number | null, minLoanDisbursements: number | null, maxLoanDisbursements: number | null, avgLoanDisbursement: number | null, daysSinceLoanDisbursement: number | null, countLoanPayments: number | null, amountLoanPayments: number | null, minLoanPayments: number | null, maxLoanPayments: number | null, avgLoanPayment: number | null, daysSinceLoanPayment: number | null, loanDisbursementMonthlySummary: Array<{ month: string, amount: number | null }> | null, loanPaymentMonthlySummary: Array<{ month: string, amount: number | null }> | null }, unusualAccountActivity: { numOutlierTransactions: number | null }, cashFlow: { numInflows: number | null, totalInflowsAmount: number | null, numOutflows: number | null, totalOutflowsAmount: number | null, numTransactions: number | null, netCashFlow: number | null, inflowsMonthlySummary: Array<{ month: string, amount: number | null }> | null, outflowsMonthlySummary: Array<{ month: string, amount: number | null }> | null, cashFlowMonthlySummary: Array<{ month: string, amount: number | null }> | null }, historicalBalances: { avgHistoricalBalance: number | null, minHistoricalBalance: number | null, maxHistoricalBalance: number | null } }> | null }> }> } | null } | null };

export type EveryAttributeFragment = { isoCurrencyCode: string | null, unofficialCurrencyCode: string | null, negativeRecord: { countOdNsf: number | null, amountOdNsf: number | null, minOdNsf: number | null, maxOdNsf: number | null, avgOdNsf: number | null, daysSinceOdNsf: number | null, countNegativeHistoricalBalances: number | null, amountNegativeHistoricalBalances: number | null, lowestNegativeHistoricalBalance: number | null, averageNegativeHistoricalBalance: number | null, daysSinceNegativeHistoricalBalance: number | null, odNsfMonthlySummary: Array<{ month: string, amount: number | null }> | null, negativeHistoricalBalances: Array<{ date: string, current: number }> | null }, debtInsights: { countLoanDisbursements: number | null, amountLoanDisbursements: number | null, minLoanDisbursements: number | null, maxLoanDisbursements: number | null, avgLoanDisbursement: number | null, daysSinceLoanDisbursement: number | null, countLoanPayments: number | null, amountLoanPayments: number | null, minLoanPayments: number | null, maxLoanPayments: number | null, avgLoanPayment: number | null, daysSinceLoanPayment: number | null, loanDisbursementMonthlySummary: Array<{ month: string, amount: number | null }> | null, loanPaymentMonthlySummary: Array<{ month: string, amount: number | null }> | null }, unusualAccountActivity: { numOutlierTransactions: number | null }, cashFlow: { numInflows: number | null, totalInflowsAmount: number | null, numOutflows: number | null, totalOutflowsAmount: number | null, numTransactions: number | null, netCashFlow: number | null, inflowsMonthlySummary: Array<{ month: string, amount: number | null }> | null, outflowsMonthlySummary: Array<{ month: string, amount: number | null }> | null, cashFlowMonthlySummary: Array<{ month: string, amount: number | null }> | null }, historicalBalances: { avgHistoricalBalance: number | null, minHistoricalBalance: number | null, maxHistoricalBalance: number | null } };

export type AuditCopyQueryVariables = Exact<{
  token: string;
  maxAge?: number | null | undefined;
}>;


export type AuditCopyQuery = { auditCopy: { token: string, assetReport: { status: ReportStatus, requestId: string | null, cachedAt: string, retryAfterMs: number | null, error: { errorType: string, errorCode: string, displayMessage: string | null, requestId: string | null } | null, warnings: Array<{ warningType: string | null, warningCode: WarningCode | null, warningCodeRaw: string | null, cause: { itemId: string | null, errorType: string | null, errorCode: string | null } | null }>, report: { assetReportId: string, clientReportId: string | null, dateGenerated: string, daysRequested: number | null, user: { clientUserId: string | null, firstName: string | null, middleName: string | null, lastName: string | null, ssn: string | null, phoneNumber: string | null, email: string | null }, items: Array<{ itemId: string, institutionId: string | null, institutionName: string | null, dateLastUpdated: string | null, accounts: Array<{ accountId: string, name: string | null, officialName: string | null, mask: string | null, type: AccountType, typeRaw: string, subtype: AccountSubtype | null, subtypeRaw: string | null, ownershipType: OwnershipType | null, daysAvailable: number | null, balances: { available: number | null, current: number | null, limit: number | null, isoCurrencyCode: string | null, unofficialCurrencyCode: string | null }, owners: Array<{ names: Array<string>, phoneNumbers: Array<{ data: string | null, type: PhoneNumberType | null }>, emails: Array<{ data: string | null, type: EmailType | null }>, addresses: Array<{ street: string | null, city: string | null, country: string | null }> }> | null, historicalBalances: Array<{ date: string, current: number }> | null, investments: { holdings: Array<{ securityId: string, institutionValue: number | null, quantity: number | null }>, securities: Array<{ securityId: string, tickerSymbol: string | null, type: string | null }>, transactions: Array<{ investmentTransactionId: string, amount: number, type: InvestmentTransactionType | null, subtype: InvestmentTransactionSubtype | null }> } | null, allTransactions: Array<{ transactionId: string, amount: number, direction: TransactionDirection | null, date: string, pending: boolean | null, originalDescription: string | null, isoCurrencyCode: string | null, category: Array<string> | null, merchantName: string | null, creditCategory: { primary: string | null, detailed: string | null } | null, location: { city: string | null } | null }> | null }> }> } | null } | null } | null };

export type AuditCopyDownloadsQueryVariables = Exact<{
  token: string;
}>;


export type AuditCopyDownloadsQuery = { auditCopy: { downloads: { pdf: { url: string, expiresAt: string }, json: { url: string, expiresAt: string } } } | null };

export type CreateAuditCopyMutationVariables = Exact<{
  input: CreateAuditCopyInput;
}>;


export type CreateAuditCopyMutation = { createAuditCopy: { requestId: string, auditCopy: { token: string, assetReport: { status: ReportStatus } | null } } | null };

export type RemoveAuditCopyMutationVariables = Exact<{
  input: RemoveAuditCopyInput;
}>;


export type RemoveAuditCopyMutation = { removeAuditCopy: { removed: boolean, requestId: string } | null };

export type RefreshCashflowReportMutationVariables = Exact<{
  input: RefreshCashflowReportInput;
}>;


export type RefreshCashflowReportMutation = { refreshCashflowReport: { requestId: string } | null };

export type CashflowReportQueryVariables = Exact<{
  accessToken: string;
  daysRequested?: number | null | undefined;
  accountIds?: Array<string> | string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CashflowReportQuery = { cashflowReport: { requestId: string, lastSuccessfulUpdateTime: string | null, totalTransactions: number | null, item: { itemId: string, institutionId: string | null, institutionName: string | null, updateType: ItemUpdateType | null, billedProducts: Array<string> | null, error: { errorCode: string | null } | null }, accounts: Array<{ accountId: string, name: string | null, type: AccountType | null, subtype: AccountSubtype | null, holderCategory: HolderCategory | null, balances: { available: number | null, current: number | null, isoCurrencyCode: string | null }, owners: Array<{ names: Array<string> }> }>, transactions: { totalCount: number | null, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ cursor: string, node: { transactionId: string } }>, nodes: Array<{ transactionId: string, accountId: string, amount: number | null, direction: TransactionDirection | null, date: string, pending: boolean | null, isoCurrencyCode: string | null, paymentChannel: PaymentChannel | null, transactionCode: TransactionCode | null, counterparties: Array<{ name: string | null, type: CounterpartyType | null }>, personalFinanceCategory: { primary: string | null, detailed: string | null, confidenceLevel: ConfidenceLevel | null } | null, location: { city: string | null }, paymentMeta: { payer: string | null } }> } | null } | null };

export type CashflowReportTransactionsQueryVariables = Exact<{
  accessToken: string;
  daysRequested?: number | null | undefined;
  accountIds?: Array<string> | string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CashflowReportTransactionsQuery = { cashflowReport: { transactions: { totalCount: number | null, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ cursor: string, node: { transactionId: string } }>, nodes: Array<{ transactionId: string, accountId: string, amount: number | null, direction: TransactionDirection | null, date: string, pending: boolean | null, isoCurrencyCode: string | null, paymentChannel: PaymentChannel | null, transactionCode: TransactionCode | null, counterparties: Array<{ name: string | null, type: CounterpartyType | null }>, personalFinanceCategory: { primary: string | null, detailed: string | null, confidenceLevel: ConfidenceLevel | null } | null, location: { city: string | null }, paymentMeta: { payer: string | null } }> } | null } | null };

export type CashflowTransactionsQueryVariables = Exact<{
  accessToken: string;
  accountIds?: Array<string> | string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CashflowTransactionsQuery = { cashflowTransactions: { totalCount: number | null, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ cursor: string, node: { transactionId: string } }>, nodes: Array<{ transactionId: string, accountId: string, amount: number | null, direction: TransactionDirection | null, date: string, pending: boolean | null, isoCurrencyCode: string | null, paymentChannel: PaymentChannel | null, transactionCode: TransactionCode | null, counterparties: Array<{ name: string | null, type: CounterpartyType | null }>, personalFinanceCategory: { primary: string | null, detailed: string | null, confidenceLevel: ConfidenceLevel | null } | null, location: { city: string | null }, paymentMeta: { payer: string | null } }> } | null };

export type CashflowInsightsQueryVariables = Exact<{
  accessToken: string;
}>;


export type CashflowInsightsQuery = { cashflowInsights: { requestId: string, lastGeneratedTime: string | null, item: { itemId: string }, accounts: Array<{ accountId: string, type: AccountType | null }>, accountInsights: { historicalBalances: Array<{ date: string, amount: number, isoCurrencyCode: string | null }> | null, monthlySummaries: Array<{ startDate: string, endDate: string, averageDailyInflowTransactionCount: number | null, nsfTransactionCount: number | null, overdraftTransactionCount: number | null, negativeEndingBalanceDayCount: number | null, startingBalance: { amount: number | null, isoCurrencyCode: string | null } | null, endingBalance: { amount: number | null, isoCurrencyCode: string | null } | null, averageDailyNetCashflowAmount: { amount: number | null, isoCurrencyCode: string | null } | null, totalRevenue: { amount: number | null, isoCurrencyCode: string | null } | null, totalPayroll: { amount: number | null, isoCurrencyCode: string | null } | null }> | null } | null } | null };

export type TransactionsFragment = { totalCount: number | null, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ cursor: string, node: { transactionId: string } }>, nodes: Array<{ transactionId: string, accountId: string, amount: number | null, direction: TransactionDirection | null, date: string, pending: boolean | null, isoCurrencyCode: string | null, paymentChannel: PaymentChannel | null, transactionCode: TransactionCode | null, counterparties: Array<{ name: string | null, type: CounterpartyType | null }>, personalFinanceCategory: { primary: string | null, detailed: string | null, confidenceLevel: ConfidenceLevel | null } | null, location: { city: string | null }, paymentMeta: { payer: string | null } }> };

export type AmountFragment = { amount: number | null, isoCurrencyCode: string | null };

export type RelayReportQueryVariables = Exact<{
  token: string;
  includeInsights?: boolean | null | undefined;
  maxAge?: number | null | undefined;
}>;


export type RelayReportQuery = { relayToken: { token: string, assetReport: { status: ReportStatus, requestId: string | null, cachedAt: string, retryAfterMs: number | null, error: { errorType: string, errorCode: string, displayMessage: string | null, requestId: string | null } | null, warnings: Array<{ warningType: string | null, warningCode: WarningCode | null, warningCodeRaw: string | null, cause: { itemId: string | null, errorType: string | null, errorCode: string | null } | null }>, report: { assetReportId: string, clientReportId: string | null, dateGenerated: string, daysRequested: number | null, user: { clientUserId: string | null, firstName: string | null, middleName: string | null, lastName: string | null, ssn: string | null, phoneNumber: string | null, email: string | null }, items: Array<{ itemId: string, institutionId: string | null, institutionName: string | null, dateLastUpdated: string | null, accounts: Array<{ accountId: string, name: string | null, officialName: string | null, mask: string | null, type: AccountType, typeRaw: string, subtype: AccountSubtype | null, subtypeRaw: string | null, ownershipType: OwnershipType | null, daysAvailable: number | null, balances: { available: number | null, current: number | null, limit: number | null, isoCurrencyCode: string | null, unofficialCurrencyCode: string | null }, owners: Array<{ names: Array<string>, phoneNumbers: Array<{ data: string | null, type: PhoneNumberType | null }>, emails: Array<{ data: string | null, type: EmailType | null }>, addresses: Array<{ street: string | null, city: string | null, country: string | null }> }> | null, historicalBalances: Array<{ date: string, current: number }> | null, investments: { holdings: Array<{ securityId: string, institutionValue: number | null, quantity: number | null }>, securities: Array<{ securityId: string, tickerSymbol: string | null, type: string | null }>, transactions: Array<{ investmentTransactionId: string, amount: number, type: InvestmentTransactionType | null, subtype: InvestmentTransactionSubtype | null }> } | null, allTransactions: Array<{ transactionId: string, amount: number, direction: TransactionDirection | null, date: string, pending: boolean | null, originalDescription: string | null, isoCurrencyCode: string | null, category: Array<string> | null, merchantName: string | null, creditCategory: { primary: string | null, detailed: string | null } | null, location: { city: string | null } | null }> | null }> }> } | null } | null } | null };

export type RelayReportsQueryVariables = Exact<{
  tokens: Array<string> | string;
}>;


export type RelayReportsQuery = { relayTokens: Array<{ token: string, assetReport: { status: ReportStatus, report: { assetReportId: string } | null } | null }> | null };

export type CreateRelayTokenMutationVariables = Exact<{
  input: CreateRelayTokenInput;
}>;


export type CreateRelayTokenMutation = { createRelayToken: { requestId: string, replayed: boolean, relayToken: { token: string, assetReport: { status: ReportStatus, report: { assetReportId: string } | null } | null } } | null };

export type RefreshRelayTokenMutationVariables = Exact<{
  input: RefreshRelayTokenInput;
}>;


export type RefreshRelayTokenMutation = { refreshRelayToken: { requestId: string, replayed: boolean, assetReportId: string | null, relayToken: { token: string, assetReport: { status: ReportStatus, retryAfterMs: number | null } | null } } | null };

export type RelayDownloadsQueryVariables = Exact<{
  token: string;
  includeInsights?: boolean | null | undefined;
}>;


export type RelayDownloadsQuery = { relayToken: { downloads: { pdf: { url: string, expiresAt: string }, json: { url: string, expiresAt: string } } } | null };

export type RemoveRelayTokenMutationVariables = Exact<{
  input: RemoveRelayTokenInput;
}>;


export type RemoveRelayTokenMutation = { removeRelayToken: { removed: boolean, requestId: string } | null };

export type NodeQueryVariables = Exact<{
  id: string | number;
}>;


export type NodeQuery = { node:
    | { __typename: 'Account', accountId: string, name: string | null, id: string, balances: { current: number | null }, transactions: { totalCount: number | null, nodes: Array<{ transactionId: string }> } | null }
    | { __typename: 'AssetReport', assetReportId: string, id: string, items: Array<{ accounts: Array<{ allTransactions: Array<{ transactionId: string }> | null, historicalBalances: Array<{ date: string }> | null }> }> }
    | { __typename: 'AuditCopy', token: string, id: string, assetReport: { report: { id: string, assetReportId: string } | null } | null }
    | { __typename: 'CashflowReport', id: string, accounts: Array<{ accountId: string }> }
    | { __typename: 'Item', itemId: string, id: string, accounts: Array<{ id: string }> }
    | { __typename: 'RelayToken', token: string, id: string, assetReport: { status: ReportStatus, report: { id: string, assetReportId: string } | null } | null }
   | null };

export type NodeHasInsightsQueryVariables = Exact<{
  id: string | number;
}>;


export type NodeHasInsightsQuery = { node:
    | { hasInsights: boolean, id: string }
    | { hasInsights: boolean, id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null };

export type PartsFragment = { id: string, assetReportId: string, dateGenerated: string, items: Array<{ id: string, itemId: string, accounts: Array<{ id: string, accountId: string }> }> };

export type RelayedPartsQueryVariables = Exact<{
  token: string;
  includeInsights?: boolean | null | undefined;
}>;


export type RelayedPartsQuery = { relayToken: { assetReport: { status: ReportStatus, report: { id: string, assetReportId: string, dateGenerated: string, items: Array<{ id: string, itemId: string, accounts: Array<{ id: string, accountId: string }> }> } | null } | null } | null };

export type OwnPartsQueryVariables = Exact<{
  token?: string | null | undefined;
  id?: string | number | null | undefined;
  includeInsights?: boolean | null | undefined;
}>;


export type OwnPartsQuery = { assetReport: { status: ReportStatus, report: { id: string, assetReportId: string, dateGenerated: string, items: Array<{ id: string, itemId: string, accounts: Array<{ id: string, accountId: string }> }> } | null } | null };

export type CopiedPartsQueryVariables = Exact<{
  token: string;
}>;


export type CopiedPartsQuery = { auditCopy: { assetReport: { status: ReportStatus, report: { id: string, assetReportId: string, dateGenerated: string, items: Array<{ id: string, itemId: string, accounts: Array<{ id: string, accountId: string }> }> } | null } | null } | null };

export type NodesQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type NodesQuery = { nodes: Array<
    | { __typename: 'Account', id: string }
    | { __typename: 'AssetReport', id: string }
    | { __typename: 'AuditCopy', id: string }
    | { __typename: 'CashflowReport', id: string }
    | { __typename: 'Item', id: string }
    | { __typename: 'RelayToken', id: string }
   | null> | null };

export type RelayTokenIdQueryVariables = Exact<{
  token: string;
}>;


export type RelayTokenIdQuery = { relayToken: { id: string, assetReport: { status: ReportStatus, report: { id: string, assetReportId: string } | null } | null } | null };

export type AuditCopyIdQueryVariables = Exact<{
  token: string;
}>;


export type AuditCopyIdQuery = { auditCopy: { id: string, assetReport: { report: { id: string, assetReportId: string } | null } | null } | null };

export type AssetReportIdQueryVariables = Exact<{
  token?: string | null | undefined;
  id?: string | number | null | undefined;
  fastReport?: boolean | null | undefined;
  daysToInclude?: number | null | undefined;
}>;


export type AssetReportIdQuery = { assetReport: { status: ReportStatus, report: { id: string, assetReportId: string } | null } | null };

export type AssetReportFilesQueryVariables = Exact<{
  id: string | number;
}>;


export type AssetReportFilesQuery = { assetReportDownloads: { json: { url: string } } | null };

export type CashflowReportIdQueryVariables = Exact<{
  accessToken: string;
  daysRequested?: number | null | undefined;
  accountIds?: Array<string> | string | null | undefined;
}>;


export type CashflowReportIdQuery = { cashflowReport: { id: string } | null };

export type SealRelayTokenMutationVariables = Exact<{
  token: string;
}>;


export type SealRelayTokenMutation = { sealRelayToken: { relayToken: { id: string } } | null };

export type RefreshRelayedPartsMutationVariables = Exact<{
  input: RefreshRelayTokenInput;
}>;


export type RefreshRelayedPartsMutation = { refreshRelayToken: { assetReportId: string | null, relayToken: { assetReport: { status: ReportStatus, report: { id: string, assetReportId: string, dateGenerated: string, items: Array<{ id: string, itemId: string, accounts: Array<{ id: string, accountId: string }> }> } | null } | null } } | null };

export type CreateReportByIdMutationVariables = Exact<{
  input: CreateAssetReportInput;
}>;


export type CreateReportByIdMutation = { createAssetReport: { assetReportToken: string, assetReportNodeId: string } | null };

export type ReportTransactionsQueryVariables = Exact<{
  token: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: TransactionFilterInput | null | undefined;
  orderBy?: TransactionOrderInput | null | undefined;
}>;


export type ReportTransactionsQuery = { relayToken: { assetReport: { report: { hasInsights: boolean, transactions: { totalCount: number | null, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ cursor: string, node: { transactionId: string } }>, nodes: Array<{ accountId: string, transactionId: string, date: string, amount: number, direction: TransactionDirection | null, pending: boolean | null, originalDescription: string | null }> } | null } | null } | null } | null };

export type AllTransactionsQueryVariables = Exact<{
  token: string;
  filter?: TransactionFilterInput | null | undefined;
  orderBy?: TransactionOrderInput | null | undefined;
}>;


export type AllTransactionsQuery = { relayToken: { assetReport: { report: { allTransactions: Array<{ transactionId: string, accountId: string, date: string, amount: number, pending: boolean | null, originalDescription: string | null }> | null, summary: Array<{ isoCurrencyCode: string | null, count: number, inflow: number | null, outflow: number | null, net: number | null, firstDate: string, lastDate: string, months: Array<{ startDate: string, count: number, net: number | null }> }> | null, items: Array<{ accounts: Array<{ accountId: string, allTransactions: Array<{ transactionId: string }> | null, transactions: { totalCount: number | null } | null, summary: Array<{ count: number, net: number | null }> | null }> }> } | null } | null } | null };

export type HistoricalBalancesQueryVariables = Exact<{
  token: string;
  startDate?: string | null | undefined;
  endDate?: string | null | undefined;
}>;


export type HistoricalBalancesQuery = { relayToken: { assetReport: { report: { items: Array<{ accounts: Array<{ historicalBalances: Array<{ date: string, current: number }> | null }> }> } | null } | null } | null };

export type UnderwritingQueryVariables = Exact<{
  token: string;
  includeInsights?: boolean | null | undefined;
  days?: number | null | undefined;
  threshold?: DepositThresholdInput;
}>;


export type UnderwritingQuery = { assetReport: { report: { averageDailyBalance: Array<{ isoCurrencyCode: string | null, unofficialCurrencyCode: string | null, amount: number | null, startDate: string, endDate: string, daysCovered: number, accountIds: Array<string> }> | null, largeDeposits: Array<{ isoCurrencyCode: string | null, unofficialCurrencyCode: string | null, thresholdAmount: number, startDate: string, count: number, totalAmount: number | null, deposits: Array<{ transactionId: string, accountId: string, date: string, amount: number, originalDescription: string | null, ownTransferTransactionId: string | null }> }> | null, items: Array<{ accounts: Array<{ accountId: string, name: string | null, averageDailyBalance: Array<{ isoCurrencyCode: string | null, unofficialCurrencyCode: string | null, amount: number | null, startDate: string, endDate: string, daysCovered: number, accountIds: Array<string> }> | null, allTransactions: Array<{ transactionId: string, originalDescription: string | null }> | null }> }> } | null } | null };

export type EveryAverageFragment = { isoCurrencyCode: string | null, unofficialCurrencyCode: string | null, amount: number | null, startDate: string, endDate: string, daysCovered: number, accountIds: Array<string> };

export type IncomeStreamsQueryVariables = Exact<{
  token: string;
  includeInsights?: boolean | null | undefined;
}>;


export type IncomeStreamsQuery = { relayToken: { assetReport: { report: { incomeStreams: Array<{ isoCurrencyCode: string | null, unofficialCurrencyCode: string | null, payer: string, cadence: IncomeCadence, status: IncomeStatus, confidence: IncomeConfidence, paydayCount: number, typicalAmount: number | null, lowestAmount: number | null, highestAmount: number | null, totalAmount: number | null, firstDate: string, lastDate: string, accountIds: Array<string>, transactionIds: Array<string>, otherTransactionIds: Array<string> }> | null, items: Array<{ accounts: Array<{ accountId: string, allTransactions: Array<{ transactionId: string, date: string, amount: number, originalDescription: string | null }> | null }> }> } | null } | null } | null };

export type AssetsByOwnerQueryVariables = Exact<{
  token: string;
  days?: number | null | undefined;
  asOf?: string;
}>;


export type AssetsByOwnerQuery = { assetReport: { report: { verifiedAssets: Array<{ isoCurrencyCode: string | null, unofficialCurrencyCode: string | null, ownerNames: Array<string>, current: number | null, averageDailyBalance: number | null, startDate: string | null, endDate: string | null, daysCovered: number | null, accountIds: Array<string> }> | null, ownerMatches: Array<{ accountId: string, mask: string | null, applicantName: string | null, ownerNames: Array<string>, match: NameMatch | null }>, age: { days: number | null, bankDataDays: number | null }, items: Array<{ accounts: Array<{ accountId: string, name: string | null, mask: string | null }> }> } | null } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const FilesFragmentDoc = new TypedDocumentString(`
    fragment Files on ReportDownloads {
  pdf {
    url
    expiresAt
  }
  json {
    url
    expiresAt
  }
}
    `, {"fragmentName":"Files"}) as unknown as TypedDocumentString<FilesFragment, unknown>;
export const ResultFragmentDoc = new TypedDocumentString(`
    fragment Result on AssetReportResult {
  status
  requestId
  cachedAt
  retryAfterMs
  error {
    errorType
    errorCode
    displayMessage
    requestId
  }
  warnings {
    warningType
    warningCode
    warningCodeRaw
    cause {
      itemId
      errorType
      errorCode
    }
  }
  report {
    assetReportId
    clientReportId
    dateGenerated
    daysRequested
    user {
      clientUserId
      firstName
      middleName
      lastName
      ssn
      phoneNumber
      email
    }
    items {
      itemId
      institutionId
      institutionName
      dateLastUpdated
      accounts {
        accountId
        name
        officialName
        mask
        type
        typeRaw
        subtype
        subtypeRaw
        ownershipType
        daysAvailable
        balances {
          available
          current
          limit
          isoCurrencyCode
          unofficialCurrencyCode
        }
        owners {
          names
          phoneNumbers {
            data
            type
          }
          emails {
            data
            type
          }
          addresses {
            street
            city
            country
          }
        }
        historicalBalances {
          date
          current
        }
        investments {
          holdings {
            securityId
            institutionValue
            quantity
          }
          securities {
            securityId
            tickerSymbol
            type
          }
          transactions {
            investmentTransactionId
            amount
            type
            subtype
          }
        }
        allTransactions {
          transactionId
          amount
          direction
          date
          pending
          originalDescription
          isoCurrencyCode
          category
          merchantName
          creditCategory {
            primary
            detailed
          }
          location {
            city
          }
        }
      }
    }
  }
}
    `, {"fragmentName":"Result"}) as unknown as TypedDocumentString<ResultFragment, unknown>;
export const EveryAttributeFragmentDoc = new TypedDocumentString(`
    fragment EveryAttribute on CreditAttributes {
  isoCurrencyCode
  unofficialCurrencyCode
  negativeRecord {
    countOdNsf
    amountOdNsf
    minOdNsf
    maxOdNsf
    avgOdNsf
    odNsfMonthlySummary {
      month
      amount
    }
    daysSinceOdNsf
    negativeHistoricalBalances {
      date
      current
    }
    countNegativeHistoricalBalances
    amountNegativeHistoricalBalances
    lowestNegativeHistoricalBalance
    averageNegativeHistoricalBalance
    daysSinceNegativeHistoricalBalance
  }
  debtInsights {
    countLoanDisbursements
    amountLoanDisbursements
    minLoanDisbursements
    maxLoanDisbursements
    avgLoanDisbursement
    loanDisbursementMonthlySummary {
      month
      amount
    }
    daysSinceLoanDisbursement
    countLoanPayments
    amountLoanPayments
    minLoanPayments
    maxLoanPayments
    avgLoanPayment
    loanPaymentMonthlySummary {
      month
      amount
    }
    daysSinceLoanPayment
  }
  unusualAccountActivity {
    numOutlierTransactions
  }
  cashFlow {
    numInflows
    totalInflowsAmount
    inflowsMonthlySummary {
      month
      amount
    }
    numOutflows
    totalOutflowsAmount
    outflowsMonthlySummary {
      month
      amount
    }
    numTransactions
    netCashFlow
    cashFlowMonthlySummary {
      month
      amount
    }
  }
  historicalBalances {
    avgHistoricalBalance
    minHistoricalBalance
    maxHistoricalBalance
  }
}
    `, {"fragmentName":"EveryAttribute"}) as unknown as TypedDocumentString<EveryAttributeFragment, unknown>;
export const TransactionsFragmentDoc = new TypedDocumentString(`
    fragment Transactions on CashflowTransactionConnection {
  totalCount
  pageInfo {
    hasNextPage
    hasPreviousPage
    startCursor
    endCursor
  }
  edges {
    cursor
    node {
      transactionId
    }
  }
  nodes {
    transactionId
    accountId
    amount
    direction
    date
    pending
    isoCurrencyCode
    paymentChannel
    transactionCode
    counterparties {
      name
      type
    }
    personalFinanceCategory {
      primary
      detailed
      confidenceLevel
    }
    location {
      city
    }
    paymentMeta {
      payer
    }
  }
}
    `, {"fragmentName":"Transactions"}) as unknown as TypedDocumentString<TransactionsFragment, unknown>;
export const AmountFragmentDoc = new TypedDocumentString(`
    fragment Amount on MoneyAmount {
  amount
  isoCurrencyCode
}
    `, {"fragmentName":"Amount"}) as unknown as TypedDocumentString<AmountFragment, unknown>;
export const PartsFragmentDoc = new TypedDocumentString(`
    fragment Parts on AssetReport {
  id
  assetReportId
  dateGenerated
  items {
    id
    itemId
    accounts {
      id
      accountId
    }
  }
}
    `, {"fragmentName":"Parts"}) as unknown as TypedDocumentString<PartsFragment, unknown>;
export const EveryAverageFragmentDoc = new TypedDocumentString(`
    fragment EveryAverage on AverageDailyBalance {
  isoCurrencyCode
  unofficialCurrencyCode
  amount
  startDate
  endDate
  daysCovered
  accountIds
}
    `, {"fragmentName":"EveryAverage"}) as unknown as TypedDocumentString<EveryAverageFragment, unknown>;
export const AssetReportDocument = new TypedDocumentString(`
    query AssetReport($token: String!, $includeInsights: Boolean, $fastReport: Boolean, $daysToInclude: Int, $maxAge: Int) {
  assetReport(
    token: $token
    includeInsights: $includeInsights
    fastReport: $fastReport
    daysToInclude: $daysToInclude
    maxAge: $maxAge
  ) {
    ...Result
  }
}
    fragment Result on AssetReportResult {
  status
  requestId
  cachedAt
  retryAfterMs
  error {
    errorType
    errorCode
    displayMessage
    requestId
  }
  warnings {
    warningType
    warningCode
    warningCodeRaw
    cause {
      itemId
      errorType
      errorCode
    }
  }
  report {
    assetReportId
    clientReportId
    dateGenerated
    daysRequested
    user {
      clientUserId
      firstName
      middleName
      lastName
      ssn
      phoneNumber
      email
    }
    items {
      itemId
      institutionId
      institutionName
      dateLastUpdated
      accounts {
        accountId
        name
        officialName
        mask
        type
        typeRaw
        subtype
        subtypeRaw
        ownershipType
        daysAvailable
        balances {
          available
          current
          limit
          isoCurrencyCode
          unofficialCurrencyCode
        }
        owners {
          names
          phoneNumbers {
            data
            type
          }
          emails {
            data
            type
          }
          addresses {
            street
            city
            country
          }
        }
        historicalBalances {
          date
          current
        }
        investments {
          holdings {
            securityId
            institutionValue
            quantity
          }
          securities {
            securityId
            tickerSymbol
            type
          }
          transactions {
            investmentTransactionId
            amount
            type
            subtype
          }
        }
        allTransactions {
          transactionId
          amount
          direction
          date
          pending
          originalDescription
          isoCurrencyCode
          category
          merchantName
          creditCategory {
            primary
            detailed
          }
          location {
            city
          }
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<AssetReportQuery, AssetReportQueryVariables>;
export const CreateAssetReportDocument = new TypedDocumentString(`
    mutation CreateAssetReport($input: CreateAssetReportInput!) {
  createAssetReport(input: $input) {
    assetReportToken
    assetReportId
    requestId
    assetReport {
      status
      retryAfterMs
    }
  }
}
    `) as unknown as TypedDocumentString<CreateAssetReportMutation, CreateAssetReportMutationVariables>;
export const RefreshAssetReportDocument = new TypedDocumentString(`
    mutation RefreshAssetReport($input: RefreshAssetReportInput!) {
  refreshAssetReport(input: $input) {
    assetReportToken
    assetReportId
    requestId
  }
}
    `) as unknown as TypedDocumentString<RefreshAssetReportMutation, RefreshAssetReportMutationVariables>;
export const AssetReportDownloadsDocument = new TypedDocumentString(`
    query AssetReportDownloads($token: String!, $includeInsights: Boolean, $daysToInclude: Int) {
  assetReportDownloads(
    token: $token
    includeInsights: $includeInsights
    daysToInclude: $daysToInclude
  ) {
    ...Files
  }
}
    fragment Files on ReportDownloads {
  pdf {
    url
    expiresAt
  }
  json {
    url
    expiresAt
  }
}`) as unknown as TypedDocumentString<AssetReportDownloadsQuery, AssetReportDownloadsQueryVariables>;
export const FilterAssetReportDocument = new TypedDocumentString(`
    mutation FilterAssetReport($input: FilterAssetReportInput!) {
  filterAssetReport(input: $input) {
    assetReportToken
    assetReportId
    requestId
  }
}
    `) as unknown as TypedDocumentString<FilterAssetReportMutation, FilterAssetReportMutationVariables>;
export const RemoveAssetReportDocument = new TypedDocumentString(`
    mutation RemoveAssetReport($input: RemoveAssetReportInput!) {
  removeAssetReport(input: $input) {
    removed
    requestId
  }
}
    `) as unknown as TypedDocumentString<RemoveAssetReportMutation, RemoveAssetReportMutationVariables>;
export const ReportAttributesDocument = new TypedDocumentString(`
    query ReportAttributes($token: String!, $includeInsights: Boolean, $asOf: Date, $outlierThreshold: Float) {
  assetReport(token: $token, includeInsights: $includeInsights) {
    status
    report {
      dateGenerated
      attributes(asOf: $asOf, outlierThreshold: $outlierThreshold) {
        ...EveryAttribute
      }
      items {
        accounts {
          name
          dateGenerated
          attributes(asOf: $asOf, outlierThreshold: $outlierThreshold) {
            ...EveryAttribute
          }
        }
      }
    }
  }
}
    fragment EveryAttribute on CreditAttributes {
  isoCurrencyCode
  unofficialCurrencyCode
  negativeRecord {
    countOdNsf
    amountOdNsf
    minOdNsf
    maxOdNsf
    avgOdNsf
    odNsfMonthlySummary {
      month
      amount
    }
    daysSinceOdNsf
    negativeHistoricalBalances {
      date
      current
    }
    countNegativeHistoricalBalances
    amountNegativeHistoricalBalances
    lowestNegativeHistoricalBalance
    averageNegativeHistoricalBalance
    daysSinceNegativeHistoricalBalance
  }
  debtInsights {
    countLoanDisbursements
    amountLoanDisbursements
    minLoanDisbursements
    maxLoanDisbursements
    avgLoanDisbursement
    loanDisbursementMonthlySummary {
      month
      amount
    }
    daysSinceLoanDisbursement
    countLoanPayments
    amountLoanPayments
    minLoanPayments
    maxLoanPayments
    avgLoanPayment
    loanPaymentMonthlySummary {
      month
      amount
    }
    daysSinceLoanPayment
  }
  unusualAccountActivity {
    numOutlierTransactions
  }
  cashFlow {
    numInflows
    totalInflowsAmount
    inflowsMonthlySummary {
      month
      amount
    }
    numOutflows
    totalOutflowsAmount
    outflowsMonthlySummary {
      month
      amount
    }
    numTransactions
    netCashFlow
    cashFlowMonthlySummary {
      month
      amount
    }
  }
  historicalBalances {
    avgHistoricalBalance
    minHistoricalBalance
    maxHistoricalBalance
  }
}`) as unknown as TypedDocumentString<ReportAttributesQuery, ReportAttributesQueryVariables>;
export const AuditCopyDocument = new TypedDocumentString(`
    query AuditCopy($token: String!, $maxAge: Int) {
  auditCopy(token: $token) {
    token
    assetReport(maxAge: $maxAge) {
      ...Result
    }
  }
}
    fragment Result on AssetReportResult {
  status
  requestId
  cachedAt
  retryAfterMs
  error {
    errorType
    errorCode
    displayMessage
    requestId
  }
  warnings {
    warningType
    warningCode
    warningCodeRaw
    cause {
      itemId
      errorType
      errorCode
    }
  }
  report {
    assetReportId
    clientReportId
    dateGenerated
    daysRequested
    user {
      clientUserId
      firstName
      middleName
      lastName
      ssn
      phoneNumber
      email
    }
    items {
      itemId
      institutionId
      institutionName
      dateLastUpdated
      accounts {
        accountId
        name
        officialName
        mask
        type
        typeRaw
        subtype
        subtypeRaw
        ownershipType
        daysAvailable
        balances {
          available
          current
          limit
          isoCurrencyCode
          unofficialCurrencyCode
        }
        owners {
          names
          phoneNumbers {
            data
            type
          }
          emails {
            data
            type
          }
          addresses {
            street
            city
            country
          }
        }
        historicalBalances {
          date
          current
        }
        investments {
          holdings {
            securityId
            institutionValue
            quantity
          }
          securities {
            securityId
            tickerSymbol
            type
          }
          transactions {
            investmentTransactionId
            amount
            type
            subtype
          }
        }
        allTransactions {
          transactionId
          amount
          direction
          date
          pending
          originalDescription
          isoCurrencyCode
          category
          merchantName
          creditCategory {
            primary
            detailed
          }
          location {
            city
          }
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<AuditCopyQuery, AuditCopyQueryVariables>;
export const AuditCopyDownloadsDocument = new TypedDocumentString(`
    query AuditCopyDownloads($token: String!) {
  auditCopy(token: $token) {
    downloads {
      ...Files
    }
  }
}
    fragment Files on ReportDownloads {
  pdf {
    url
    expiresAt
  }
  json {
    url
    expiresAt
  }
}`) as unknown as TypedDocumentString<AuditCopyDownloadsQuery, AuditCopyDownloadsQueryVariables>;
export const CreateAuditCopyDocument = new TypedDocumentString(`
    mutation CreateAuditCopy($input: CreateAuditCopyInput!) {
  createAuditCopy(input: $input) {
    requestId
    auditCopy {
      token
      assetReport {
        status
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CreateAuditCopyMutation, CreateAuditCopyMutationVariables>;
export const RemoveAuditCopyDocument = new TypedDocumentString(`
    mutation RemoveAuditCopy($input: RemoveAuditCopyInput!) {
  removeAuditCopy(input: $input) {
    removed
    requestId
  }
}
    `) as unknown as TypedDocumentString<RemoveAuditCopyMutation, RemoveAuditCopyMutationVariables>;
export const RefreshCashflowReportDocument = new TypedDocumentString(`
    mutation RefreshCashflowReport($input: RefreshCashflowReportInput!) {
  refreshCashflowReport(input: $input) {
    requestId
  }
}
    `) as unknown as TypedDocumentString<RefreshCashflowReportMutation, RefreshCashflowReportMutationVariables>;
export const CashflowReportDocument = new TypedDocumentString(`
    query CashflowReport($accessToken: String!, $daysRequested: Int, $accountIds: [String!], $first: Int, $after: String) {
  cashflowReport(
    accessToken: $accessToken
    daysRequested: $daysRequested
    accountIds: $accountIds
  ) {
    requestId
    lastSuccessfulUpdateTime
    totalTransactions
    item {
      itemId
      institutionId
      institutionName
      updateType
      error {
        errorCode
      }
      billedProducts
    }
    accounts {
      accountId
      name
      type
      subtype
      holderCategory
      balances {
        available
        current
        isoCurrencyCode
      }
      owners {
        names
      }
    }
    transactions(first: $first, after: $after) {
      ...Transactions
    }
  }
}
    fragment Transactions on CashflowTransactionConnection {
  totalCount
  pageInfo {
    hasNextPage
    hasPreviousPage
    startCursor
    endCursor
  }
  edges {
    cursor
    node {
      transactionId
    }
  }
  nodes {
    transactionId
    accountId
    amount
    direction
    date
    pending
    isoCurrencyCode
    paymentChannel
    transactionCode
    counterparties {
      name
      type
    }
    personalFinanceCategory {
      primary
      detailed
      confidenceLevel
    }
    location {
      city
    }
    paymentMeta {
      payer
    }
  }
}`) as unknown as TypedDocumentString<CashflowReportQuery, CashflowReportQueryVariables>;
export const CashflowReportTransactionsDocument = new TypedDocumentString(`
    query CashflowReportTransactions($accessToken: String!, $daysRequested: Int, $accountIds: [String!], $first: Int, $after: String) {
  cashflowReport(
    accessToken: $accessToken
    daysRequested: $daysRequested
    accountIds: $accountIds
  ) {
    transactions(first: $first, after: $after) {
      ...Transactions
    }
  }
}
    fragment Transactions on CashflowTransactionConnection {
  totalCount
  pageInfo {
    hasNextPage
    hasPreviousPage
    startCursor
    endCursor
  }
  edges {
    cursor
    node {
      transactionId
    }
  }
  nodes {
    transactionId
    accountId
    amount
    direction
    date
    pending
    isoCurrencyCode
    paymentChannel
    transactionCode
    counterparties {
      name
      type
    }
    personalFinanceCategory {
      primary
      detailed
      confidenceLevel
    }
    location {
      city
    }
    paymentMeta {
      payer
    }
  }
}`) as unknown as TypedDocumentString<CashflowReportTransactionsQuery, CashflowReportTransactionsQueryVariables>;
export const CashflowTransactionsDocument = new TypedDocumentString(`
    query CashflowTransactions($accessToken: String!, $accountIds: [String!], $first: Int, $after: String) {
  cashflowTransactions(
    accessToken: $accessToken
    accountIds: $accountIds
    first: $first
    after: $after
  ) {
    ...Transactions
  }
}
    fragment Transactions on CashflowTransactionConnection {
  totalCount
  pageInfo {
    hasNextPage
    hasPreviousPage
    startCursor
    endCursor
  }
  edges {
    cursor
    node {
      transactionId
    }
  }
  nodes {
    transactionId
    accountId
    amount
    direction
    date
    pending
    isoCurrencyCode
    paymentChannel
    transactionCode
    counterparties {
      name
      type
    }
    personalFinanceCategory {
      primary
      detailed
      confidenceLevel
    }
    location {
      city
    }
    paymentMeta {
      payer
    }
  }
}`) as unknown as TypedDocumentString<CashflowTransactionsQuery, CashflowTransactionsQueryVariables>;
export const CashflowInsightsDocument = new TypedDocumentString(`
    query CashflowInsights($accessToken: String!) {
  cashflowInsights(accessToken: $accessToken) {
    requestId
    lastGeneratedTime
    item {
      itemId
    }
    accounts {
      accountId
      type
    }
    accountInsights {
      historicalBalances {
        date
        amount
        isoCurrencyCode
      }
      monthlySummaries {
        startDate
        endDate
        startingBalance {
          ...Amount
        }
        endingBalance {
          ...Amount
        }
        averageDailyNetCashflowAmount {
          ...Amount
        }
        totalRevenue {
          ...Amount
        }
        totalPayroll {
          ...Amount
        }
        averageDailyInflowTransactionCount
        nsfTransactionCount
        overdraftTransactionCount
        negativeEndingBalanceDayCount
      }
    }
  }
}
    fragment Amount on MoneyAmount {
  amount
  isoCurrencyCode
}`) as unknown as TypedDocumentString<CashflowInsightsQuery, CashflowInsightsQueryVariables>;
export const RelayReportDocument = new TypedDocumentString(`
    query RelayReport($token: String!, $includeInsights: Boolean, $maxAge: Int) {
  relayToken(token: $token) {
    token
    assetReport(includeInsights: $includeInsights, maxAge: $maxAge) {
      ...Result
    }
  }
}
    fragment Result on AssetReportResult {
  status
  requestId
  cachedAt
  retryAfterMs
  error {
    errorType
    errorCode
    displayMessage
    requestId
  }
  warnings {
    warningType
    warningCode
    warningCodeRaw
    cause {
      itemId
      errorType
      errorCode
    }
  }
  report {
    assetReportId
    clientReportId
    dateGenerated
    daysRequested
    user {
      clientUserId
      firstName
      middleName
      lastName
      ssn
      phoneNumber
      email
    }
    items {
      itemId
      institutionId
      institutionName
      dateLastUpdated
      accounts {
        accountId
        name
        officialName
        mask
        type
        typeRaw
        subtype
        subtypeRaw
        ownershipType
        daysAvailable
        balances {
          available
          current
          limit
          isoCurrencyCode
          unofficialCurrencyCode
        }
        owners {
          names
          phoneNumbers {
            data
            type
          }
          emails {
            data
            type
          }
          addresses {
            street
            city
            country
          }
        }
        historicalBalances {
          date
          current
        }
        investments {
          holdings {
            securityId
            institutionValue
            quantity
          }
          securities {
            securityId
            tickerSymbol
            type
          }
          transactions {
            investmentTransactionId
            amount
            type
            subtype
          }
        }
        allTransactions {
          transactionId
          amount
          direction
          date
          pending
          originalDescription
          isoCurrencyCode
          category
          merchantName
          creditCategory {
            primary
            detailed
          }
          location {
            city
          }
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<RelayReportQuery, RelayReportQueryVariables>;
export const RelayReportsDocument = new TypedDocumentString(`
    query RelayReports($tokens: [String!]!) {
  relayTokens(tokens: $tokens) {
    token
    assetReport {
      status
      report {
        assetReportId
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RelayReportsQuery, RelayReportsQueryVariables>;
export const CreateRelayTokenDocument = new TypedDocumentString(`
    mutation CreateRelayToken($input: CreateRelayTokenInput!) {
  createRelayToken(input: $input) {
    requestId
    replayed
    relayToken {
      token
      assetReport {
        status
        report {
          assetReportId
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CreateRelayTokenMutation, CreateRelayTokenMutationVariables>;
export const RefreshRelayTokenDocument = new TypedDocumentString(`
    mutation RefreshRelayToken($input: RefreshRelayTokenInput!) {
  refreshRelayToken(input: $input) {
    requestId
    replayed
    assetReportId
    relayToken {
      token
      assetReport {
        status
        retryAfterMs
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RefreshRelayTokenMutation, RefreshRelayTokenMutationVariables>;
export const RelayDownloadsDocument = new TypedDocumentString(`
    query RelayDownloads($token: String!, $includeInsights: Boolean) {
  relayToken(token: $token) {
    downloads(includeInsights: $includeInsights) {
      ...Files
    }
  }
}
    fragment Files on ReportDownloads {
  pdf {
    url
    expiresAt
  }
  json {
    url
    expiresAt
  }
}`) as unknown as TypedDocumentString<RelayDownloadsQuery, RelayDownloadsQueryVariables>;
export const RemoveRelayTokenDocument = new TypedDocumentString(`
    mutation RemoveRelayToken($input: RemoveRelayTokenInput!) {
  removeRelayToken(input: $input) {
    removed
    requestId
  }
}
    `) as unknown as TypedDocumentString<RemoveRelayTokenMutation, RemoveRelayTokenMutationVariables>;
export const NodeDocument = new TypedDocumentString(`
    query Node($id: ID!) {
  node(id: $id) {
    __typename
    id
    ... on RelayToken {
      token
      assetReport {
        status
        report {
          id
          assetReportId
        }
      }
    }
    ... on AuditCopy {
      token
      assetReport {
        report {
          id
          assetReportId
        }
      }
    }
    ... on AssetReport {
      assetReportId
      items {
        accounts {
          allTransactions {
            transactionId
          }
          historicalBalances {
            date
          }
        }
      }
    }
    ... on Item {
      itemId
      accounts {
        id
      }
    }
    ... on Account {
      accountId
      name
      balances {
        current
      }
      transactions(first: 2) {
        totalCount
        nodes {
          transactionId
        }
      }
    }
    ... on CashflowReport {
      accounts {
        accountId
      }
    }
  }
}
    `) as unknown as TypedDocumentString<NodeQuery, NodeQueryVariables>;
export const NodeHasInsightsDocument = new TypedDocumentString(`
    query NodeHasInsights($id: ID!) {
  node(id: $id) {
    id
    ... on AssetReport {
      hasInsights
    }
    ... on Account {
      hasInsights
    }
  }
}
    `) as unknown as TypedDocumentString<NodeHasInsightsQuery, NodeHasInsightsQueryVariables>;
export const RelayedPartsDocument = new TypedDocumentString(`
    query RelayedParts($token: String!, $includeInsights: Boolean) {
  relayToken(token: $token) {
    assetReport(includeInsights: $includeInsights) {
      status
      report {
        ...Parts
      }
    }
  }
}
    fragment Parts on AssetReport {
  id
  assetReportId
  dateGenerated
  items {
    id
    itemId
    accounts {
      id
      accountId
    }
  }
}`) as unknown as TypedDocumentString<RelayedPartsQuery, RelayedPartsQueryVariables>;
export const OwnPartsDocument = new TypedDocumentString(`
    query OwnParts($token: String, $id: ID, $includeInsights: Boolean) {
  assetReport(token: $token, id: $id, includeInsights: $includeInsights) {
    status
    report {
      ...Parts
    }
  }
}
    fragment Parts on AssetReport {
  id
  assetReportId
  dateGenerated
  items {
    id
    itemId
    accounts {
      id
      accountId
    }
  }
}`) as unknown as TypedDocumentString<OwnPartsQuery, OwnPartsQueryVariables>;
export const CopiedPartsDocument = new TypedDocumentString(`
    query CopiedParts($token: String!) {
  auditCopy(token: $token) {
    assetReport {
      status
      report {
        ...Parts
      }
    }
  }
}
    fragment Parts on AssetReport {
  id
  assetReportId
  dateGenerated
  items {
    id
    itemId
    accounts {
      id
      accountId
    }
  }
}`) as unknown as TypedDocumentString<CopiedPartsQuery, CopiedPartsQueryVariables>;
export const NodesDocument = new TypedDocumentString(`
    query Nodes($ids: [ID!]!) {
  nodes(ids: $ids) {
    __typename
    id
  }
}
    `) as unknown as TypedDocumentString<NodesQuery, NodesQueryVariables>;
export const RelayTokenIdDocument = new TypedDocumentString(`
    query RelayTokenId($token: String!) {
  relayToken(token: $token) {
    id
    assetReport {
      status
      report {
        id
        assetReportId
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RelayTokenIdQuery, RelayTokenIdQueryVariables>;
export const AuditCopyIdDocument = new TypedDocumentString(`
    query AuditCopyId($token: String!) {
  auditCopy(token: $token) {
    id
    assetReport {
      report {
        id
        assetReportId
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AuditCopyIdQuery, AuditCopyIdQueryVariables>;
export const AssetReportIdDocument = new TypedDocumentString(`
    query AssetReportId($token: String, $id: ID, $fastReport: Boolean, $daysToInclude: Int) {
  assetReport(
    token: $token
    id: $id
    fastReport: $fastReport
    daysToInclude: $daysToInclude
  ) {
    status
    report {
      id
      assetReportId
    }
  }
}
    `) as unknown as TypedDocumentString<AssetReportIdQuery, AssetReportIdQueryVariables>;
export const AssetReportFilesDocument = new TypedDocumentString(`
    query AssetReportFiles($id: ID!) {
  assetReportDownloads(id: $id) {
    json {
      url
    }
  }
}
    `) as unknown as TypedDocumentString<AssetReportFilesQuery, AssetReportFilesQueryVariables>;
export const CashflowReportIdDocument = new TypedDocumentString(`
    query CashflowReportId($accessToken: String!, $daysRequested: Int, $accountIds: [String!]) {
  cashflowReport(
    accessToken: $accessToken
    daysRequested: $daysRequested
    accountIds: $accountIds
  ) {
    id
  }
}
    `) as unknown as TypedDocumentString<CashflowReportIdQuery, CashflowReportIdQueryVariables>;
export const SealRelayTokenDocument = new TypedDocumentString(`
    mutation SealRelayToken($token: String!) {
  sealRelayToken(token: $token) {
    relayToken {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<SealRelayTokenMutation, SealRelayTokenMutationVariables>;
export const RefreshRelayedPartsDocument = new TypedDocumentString(`
    mutation RefreshRelayedParts($input: RefreshRelayTokenInput!) {
  refreshRelayToken(input: $input) {
    assetReportId
    relayToken {
      assetReport {
        status
        report {
          ...Parts
        }
      }
    }
  }
}
    fragment Parts on AssetReport {
  id
  assetReportId
  dateGenerated
  items {
    id
    itemId
    accounts {
      id
      accountId
    }
  }
}`) as unknown as TypedDocumentString<RefreshRelayedPartsMutation, RefreshRelayedPartsMutationVariables>;
export const CreateReportByIdDocument = new TypedDocumentString(`
    mutation CreateReportById($input: CreateAssetReportInput!) {
  createAssetReport(input: $input) {
    assetReportToken
    assetReportNodeId
  }
}
    `) as unknown as TypedDocumentString<CreateReportByIdMutation, CreateReportByIdMutationVariables>;
export const ReportTransactionsDocument = new TypedDocumentString(`
    query ReportTransactions($token: String!, $first: Int, $after: String, $last: Int, $before: String, $filter: TransactionFilterInput, $orderBy: TransactionOrderInput) {
  relayToken(token: $token) {
    assetReport {
      report {
        hasInsights
        transactions(
          first: $first
          after: $after
          last: $last
          before: $before
          filter: $filter
          orderBy: $orderBy
        ) {
          totalCount
          pageInfo {
            hasNextPage
            hasPreviousPage
            startCursor
            endCursor
          }
          edges {
            cursor
            node {
              transactionId
            }
          }
          nodes {
            accountId
            transactionId
            date
            amount
            direction
            pending
            originalDescription
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReportTransactionsQuery, ReportTransactionsQueryVariables>;
export const AllTransactionsDocument = new TypedDocumentString(`
    query AllTransactions($token: String!, $filter: TransactionFilterInput, $orderBy: TransactionOrderInput) {
  relayToken(token: $token) {
    assetReport {
      report {
        allTransactions(filter: $filter, orderBy: $orderBy) {
          transactionId
          accountId
          date
          amount
          pending
          originalDescription
        }
        summary(filter: $filter) {
          isoCurrencyCode
          count
          inflow
          outflow
          net
          firstDate
          lastDate
          months {
            startDate
            count
            net
          }
        }
        items {
          accounts {
            accountId
            allTransactions(filter: $filter, orderBy: $orderBy) {
              transactionId
            }
            transactions(filter: $filter, orderBy: $orderBy) {
              totalCount
            }
            summary(filter: $filter) {
              count
              net
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AllTransactionsQuery, AllTransactionsQueryVariables>;
export const HistoricalBalancesDocument = new TypedDocumentString(`
    query HistoricalBalances($token: String!, $startDate: Date, $endDate: Date) {
  relayToken(token: $token) {
    assetReport {
      report {
        items {
          accounts {
            historicalBalances(startDate: $startDate, endDate: $endDate) {
              date
              current
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<HistoricalBalancesQuery, HistoricalBalancesQueryVariables>;
export const UnderwritingDocument = new TypedDocumentString(`
    query Underwriting($token: String!, $includeInsights: Boolean, $days: Int, $threshold: DepositThresholdInput! = {fixedAmount: 1000}) {
  assetReport(token: $token, includeInsights: $includeInsights) {
    report {
      averageDailyBalance(days: $days) {
        ...EveryAverage
      }
      largeDeposits(threshold: $threshold, days: $days) {
        isoCurrencyCode
        unofficialCurrencyCode
        thresholdAmount
        startDate
        count
        totalAmount
        deposits {
          transactionId
          accountId
          date
          amount
          originalDescription
          ownTransferTransactionId
        }
      }
      items {
        accounts {
          accountId
          name
          averageDailyBalance(days: $days) {
            ...EveryAverage
          }
          allTransactions {
            transactionId
            originalDescription
          }
        }
      }
    }
  }
}
    fragment EveryAverage on AverageDailyBalance {
  isoCurrencyCode
  unofficialCurrencyCode
  amount
  startDate
  endDate
  daysCovered
  accountIds
}`) as unknown as TypedDocumentString<UnderwritingQuery, UnderwritingQueryVariables>;
export const IncomeStreamsDocument = new TypedDocumentString(`
    query IncomeStreams($token: String!, $includeInsights: Boolean) {
  relayToken(token: $token) {
    assetReport(includeInsights: $includeInsights) {
      report {
        incomeStreams {
          isoCurrencyCode
          unofficialCurrencyCode
          payer
          cadence
          status
          confidence
          paydayCount
          typicalAmount
          lowestAmount
          highestAmount
          totalAmount
          firstDate
          lastDate
          accountIds
          transactionIds
          otherTransactionIds
        }
        items {
          accounts {
            accountId
            allTransactions {
              transactionId
              date
              amount
              originalDescription
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<IncomeStreamsQuery, IncomeStreamsQueryVariables>;
export const AssetsByOwnerDocument = new TypedDocumentString(`
    query AssetsByOwner($token: String!, $days: Int, $asOf: Date! = "2026-12-01") {
  assetReport(token: $token) {
    report {
      verifiedAssets(days: $days) {
        isoCurrencyCode
        unofficialCurrencyCode
        ownerNames
        current
        averageDailyBalance
        startDate
        endDate
        daysCovered
        accountIds
      }
      ownerMatches {
        accountId
        mask
        applicantName
        ownerNames
        match
      }
      age(asOf: $asOf) {
        days
        bankDataDays
      }
      items {
        accounts {
          accountId
          name
          mask
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AssetsByOwnerQuery, AssetsByOwnerQueryVariables>;