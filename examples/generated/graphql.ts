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

/** What came of an attempt to change something at Plaid. */
export type AttemptState =
  /** A report was created, but its token was lost with the response. `assetReportId` names it. A new attempt with another key creates a second report. */
  | 'CREATED_UNREACHABLE'
  /** Plaid refused it. Nothing has changed. `errorType` and `errorCode` say why. */
  | 'FAILED'
  /** The call is in progress. */
  | 'PENDING'
  /** It has happened: Plaid said so, or the response was lost and a read has proved it. */
  | 'SUCCEEDED'
  /** It was sent and its response was lost. It may have happened or not, and no read can tell so far. */
  | 'UNKNOWN';

/** A mutation that accepts an idempotency key. */
export type AttemptedMutation =
  /** `createAssetReport`. */
  | 'CREATE_ASSET_REPORT'
  /** `createAuditCopy`. */
  | 'CREATE_AUDIT_COPY'
  /** `createRelayToken`. */
  | 'CREATE_RELAY_TOKEN'
  /** `filterAssetReport`. */
  | 'FILTER_ASSET_REPORT'
  /** `refreshAssetReport`. */
  | 'REFRESH_ASSET_REPORT'
  /** `refreshCashflowReport`. */
  | 'REFRESH_CASHFLOW_REPORT'
  /** `refreshRelayToken`. */
  | 'REFRESH_RELAY_TOKEN'
  /** `removeAssetReport`. */
  | 'REMOVE_ASSET_REPORT'
  /** `removeAuditCopy`. */
  | 'REMOVE_AUDIT_COPY'
  /** `removeRelayToken`. */
  | 'REMOVE_RELAY_TOKEN';

/** Whether a part of a report is present. */
export type CoverageStatus =
  /** The part is missing: it was not requested, was declined, was refused by Plaid, or was not provided by the bank. Figures that read it are null. */
  | 'ABSENT'
  /** The account does not need the part because of its type. Examples are a loan without transactions and a checking account without investments. Figures of the account that read the part are null. Figures of the report are computed without the account. */
  | 'NOT_APPLICABLE'
  /** Some accounts of the report have the part and others lack it. Used for reports only. */
  | 'PARTIAL'
  /** The part is present. If its list is empty, there are no entries. */
  | 'PRESENT';

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

/** How the name of the applicant compares with the names of the owners: a heuristic. */
export type NameMatch =
  /** No owner has every word of the last name. */
  | 'DIFFERENT'
  /** One owner has every word of the last name, and none has both names. */
  | 'LAST_NAME_ONLY'
  /** One owner has every word of the first and of the last name. */
  | 'SAME';

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

/** What happened to a report. */
export type ReportEventKind =
  /** Plaid could not generate the report. `assetReport.error` has the reason. */
  | 'FAILED'
  /** The report is available. */
  | 'READY'
  /** Events after `after` are gone: they are older than 24 hours, or there were more than 1,000. `assetReport` has the state now. */
  | 'RESYNC';

/** Status of an Asset Report. */
export type ReportStatus =
  /** Plaid could not generate the report. `error` contains the reason. A new request gives the same result. */
  | 'FAILED'
  /** Plaid is still gathering data from the banks. Request the report again after `retryAfterMs`. */
  | 'PENDING'
  /** The report is available and does not change. */
  | 'READY';

/** Direction of the money, from the sign of the amount. */
export type TransactionDirection =
  /** Into the account: wages, refunds, card payments. The amount is negative. */
  | 'INFLOW'
  /** Out of the account: purchases, fees, withdrawals. The amount is positive. */
  | 'OUTFLOW';

/** State of the verification of an account number, by micro-deposits or by a database look-up. */
export type VerificationStatus =
  /** Verified without any action of the owner. */
  | 'AUTOMATICALLY_VERIFIED'
  /** Verified against Plaid's data. Plaid calls this a beta. */
  | 'DATABASE_MATCHED'
  /** Verified: the owner confirmed the deposit. */
  | 'MANUALLY_VERIFIED'
  /** Plaid is waiting for its deposit to arrive. */
  | 'PENDING_AUTOMATIC_VERIFICATION'
  /** The owner has not confirmed the deposit yet. */
  | 'PENDING_MANUAL_VERIFICATION'
  /** A status that this version does not know. `verificationStatusRaw` contains Plaid's value. */
  | 'UNRECOGNIZED'
  /** Expired: the deposit was not verified within seven days. The owner may link again. */
  | 'VERIFICATION_EXPIRED'
  /** Failed: the owner entered a wrong value three times. The owner may link again. */
  | 'VERIFICATION_FAILED';

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

export type ReportStatusQueryVariables = Exact<{
  token?: string;
}>;


export type ReportStatusQuery = { relayToken: { assetReport: { status: ReportStatus, retryAfterMs: number | null, requestId: string | null, error: { errorType: string, errorCode: string } | null } | null } | null };

export type AccountsAndBalancesQueryVariables = Exact<{
  token?: string;
}>;


export type AccountsAndBalancesQuery = { relayToken: { assetReport: { status: ReportStatus, report: { items: Array<{ institutionName: string | null, accounts: Array<{ name: string | null, mask: string | null, type: AccountType, subtype: AccountSubtype | null, balances: { available: number | null, current: number | null, limit: number | null, isoCurrencyCode: string | null } }> }> } | null } | null } | null };

export type EveryTransactionQueryVariables = Exact<{
  token?: string;
}>;


export type EveryTransactionQuery = { relayToken: { assetReport: { status: ReportStatus, report: { items: Array<{ accounts: Array<{ accountId: string, allTransactions: Array<{ transactionId: string, date: string, amount: number, direction: TransactionDirection | null, pending: boolean | null, originalDescription: string | null, isoCurrencyCode: string | null }> | null }> }> } | null } | null } | null };

export type TransactionsWithInsightsQueryVariables = Exact<{
  token?: string;
}>;


export type TransactionsWithInsightsQuery = { relayToken: { assetReport: { status: ReportStatus, report: { items: Array<{ accounts: Array<{ allTransactions: Array<{ date: string, amount: number, merchantName: string | null, category: Array<string> | null, creditCategory: { primary: string | null, detailed: string | null } | null, location: { city: string | null, region: string | null } | null }> | null }> }> } | null } | null } | null };

export type PaymentDetailsQueryVariables = Exact<{
  token?: string;
}>;


export type PaymentDetailsQuery = { relayToken: { assetReport: { status: ReportStatus, report: { items: Array<{ accounts: Array<{ allTransactions: Array<{ checkNumber: string | null, dateTransacted: string | null, paymentMeta: { payee: string | null, payer: string | null, reason: string | null, referenceNumber: string | null, paymentMethod: string | null } | null }> | null }> }> } | null } | null } | null };

export type BorrowerQueryVariables = Exact<{
  token?: string;
}>;


export type BorrowerQuery = { relayToken: { assetReport: { status: ReportStatus, report: { user: { clientUserId: string | null, firstName: string | null, middleName: string | null, lastName: string | null, email: string | null, phoneNumber: string | null } } | null } | null } | null };

export type OwnersQueryVariables = Exact<{
  token?: string;
}>;


export type OwnersQuery = { relayToken: { assetReport: { status: ReportStatus, report: { items: Array<{ accounts: Array<{ name: string | null, ownershipType: OwnershipType | null, owners: Array<{ names: Array<string>, emails: Array<{ data: string | null, primary: boolean | null, type: EmailType | null }>, phoneNumbers: Array<{ data: string | null, primary: boolean | null, type: PhoneNumberType | null }>, addresses: Array<{ street: string | null, city: string | null, region: string | null, postalCode: string | null, country: string | null, primary: boolean | null }> }> | null }> }> } | null } | null } | null };

export type DailyBalancesQueryVariables = Exact<{
  token?: string;
}>;


export type DailyBalancesQuery = { relayToken: { assetReport: { status: ReportStatus, report: { items: Array<{ accounts: Array<{ name: string | null, historicalBalances: Array<{ date: string, current: number, isoCurrencyCode: string | null }> | null }> }> } | null } | null } | null };

export type HoldingsQueryVariables = Exact<{
  token?: string;
}>;


export type HoldingsQuery = { relayToken: { assetReport: { status: ReportStatus, report: { items: Array<{ accounts: Array<{ name: string | null, investments: { holdings: Array<{ securityId: string, tickerSymbol: string | null, quantity: number | null, institutionPrice: number | null, institutionValue: number | null, costBasis: number | null }>, securities: Array<{ securityId: string, name: string | null, tickerSymbol: string | null, type: string | null }> } | null }> }> } | null } | null } | null };

export type TradesQueryVariables = Exact<{
  token?: string;
}>;


export type TradesQuery = { relayToken: { assetReport: { status: ReportStatus, report: { items: Array<{ accounts: Array<{ name: string | null, investments: { transactions: Array<{ date: string, name: string | null, type: InvestmentTransactionType | null, subtype: InvestmentTransactionSubtype | null, quantity: number | null, price: number | null, amount: number, fees: number | null }> } | null }> }> } | null } | null } | null };

export type WarningsQueryVariables = Exact<{
  token?: string;
}>;


export type WarningsQuery = { relayToken: { assetReport: { status: ReportStatus, warnings: Array<{ warningType: string | null, warningCode: WarningCode | null, warningCodeRaw: string | null, field: string | null, cause: { itemId: string | null, errorType: string | null, errorCode: string | null, displayMessage: string | null, status: number | null, requiredAccountSubtypes: Array<string> | null, providedAccountSubtypes: Array<string> | null, causes: Array<{ itemId: string | null, errorType: string | null, errorCode: string | null }> } | null }> } | null } | null };

export type OddAccountsQueryVariables = Exact<{
  token?: string;
}>;


export type OddAccountsQuery = { relayToken: { assetReport: { status: ReportStatus, report: { items: Array<{ accounts: Array<{ name: string | null, mask: string | null, officialName: string | null, type: AccountType, subtype: AccountSubtype | null, subtypeRaw: string | null, balances: { current: number | null, isoCurrencyCode: string | null, unofficialCurrencyCode: string | null } }> }> } | null } | null } | null };

export type EuropeanInsightsQueryVariables = Exact<{
  token?: string;
}>;


export type EuropeanInsightsQuery = { relayToken: { assetReport: { status: ReportStatus, report: { insights: { risk: { gambling: { amount: number | null } | null } | null } | null, items: Array<{ accounts: Array<{ insights: { affordability: { income: { totalIncome: { amount: number | null } | null } | null } | null } | null }> }> } | null } | null } | null };

export type VerificationQueryVariables = Exact<{
  token?: string;
}>;


export type VerificationQuery = { relayToken: { assetReport: { status: ReportStatus, report: { items: Array<{ accounts: Array<{ verificationStatus: VerificationStatus | null, verificationStatusRaw: string | null, persistentAccountId: string | null }> }> } | null } | null } | null };

export type ReportDatesQueryVariables = Exact<{
  token?: string;
}>;


export type ReportDatesQuery = { relayToken: { assetReport: { status: ReportStatus, report: { assetReportId: string, clientReportId: string | null, dateGenerated: string, daysRequested: number | null, items: Array<{ dateLastUpdated: string | null, accounts: Array<{ daysAvailable: number | null }> }> } | null } | null } | null };

export type MortgageAndMarginQueryVariables = Exact<{
  token?: string;
}>;


export type MortgageAndMarginQuery = { relayToken: { assetReport: { status: ReportStatus, report: { items: Array<{ accounts: Array<{ name: string | null, type: AccountType, subtype: AccountSubtype | null, balances: { current: number | null, limit: number | null, marginLoanAmount: number | null } }> }> } | null } | null } | null };

export type SeveralBorrowersQueryVariables = Exact<{
  tokens?: Array<string> | string;
}>;


export type SeveralBorrowersQuery = { relayTokens: Array<{ assetReport: { status: ReportStatus, report: { assetReportId: string, items: Array<{ accounts: Array<{ name: string | null, balances: { current: number | null } }> }> } | null } | null }> | null };

export type SameTokenTwiceQueryVariables = Exact<{
  token?: string;
}>;


export type SameTokenTwiceQuery = { balances: { assetReport: { report: { items: Array<{ accounts: Array<{ balances: { current: number | null } }> }> } | null } | null } | null, names: { assetReport: { report: { items: Array<{ accounts: Array<{ name: string | null }> }> } | null } | null } | null };

export type ConditionalPartsQueryVariables = Exact<{
  token?: string;
  withTransactions?: boolean;
}>;


export type ConditionalPartsQuery = { relayToken: { assetReport: { report: { items: Array<{ accounts: Array<{ name: string | null, allTransactions?: Array<{ date: string, amount: number }> | null }> }> } | null } | null } | null };

export type FragmentsQueryVariables = Exact<{
  first?: string;
  second?: string;
}>;


export type FragmentsQuery = { first: { assetReport: { status: ReportStatus, report: { assetReportId: string, items: Array<{ institutionName: string | null, accounts: Array<{ name: string | null, type: AccountType, balances: { current: number | null } }> }> } | null } | null } | null, second: { assetReport: { status: ReportStatus, report: { assetReportId: string, items: Array<{ institutionName: string | null, accounts: Array<{ name: string | null, type: AccountType, balances: { current: number | null } }> }> } | null } | null } | null };

export type OverviewFragment = { status: ReportStatus, report: { assetReportId: string, items: Array<{ institutionName: string | null, accounts: Array<{ name: string | null, type: AccountType, balances: { current: number | null } }> }> } | null };

export type RelayFilesQueryVariables = Exact<{
  token?: string;
}>;


export type RelayFilesQuery = { relayToken: { downloads: { pdf: { url: string, expiresAt: string }, json: { url: string, expiresAt: string } } } | null };

export type OwnReportQueryVariables = Exact<{
  token?: string;
}>;


export type OwnReportQuery = { assetReport: { status: ReportStatus, report: { assetReportId: string, daysRequested: number | null, items: Array<{ accounts: Array<{ name: string | null, balances: { current: number | null } }> }> } | null } | null };

export type OwnReportRecentQueryVariables = Exact<{
  token?: string;
}>;


export type OwnReportRecentQuery = { assetReport: { status: ReportStatus, report: { items: Array<{ accounts: Array<{ name: string | null, allTransactions: Array<{ date: string, amount: number }> | null }> }> } | null } | null };

export type OwnReportWithInsightsQueryVariables = Exact<{
  token?: string;
}>;


export type OwnReportWithInsightsQuery = { assetReport: { status: ReportStatus, report: { items: Array<{ accounts: Array<{ allTransactions: Array<{ amount: number, creditCategory: { detailed: string | null } | null }> | null }> }> } | null } | null };

export type OwnReportFilesQueryVariables = Exact<{
  token?: string;
}>;


export type OwnReportFilesQuery = { assetReportDownloads: { pdf: { url: string, expiresAt: string }, json: { url: string, expiresAt: string } } | null };

export type CreateReportMutationVariables = Exact<{
  accessToken?: string;
  key?: string | null | undefined;
}>;


export type CreateReportMutation = { createAssetReport: { assetReportToken: string, assetReportId: string, replayed: boolean, assetReport: { status: ReportStatus, retryAfterMs: number | null } | null } | null };

export type CreateReportCompleteMutationVariables = Exact<{
  accessToken?: string;
}>;


export type CreateReportCompleteMutation = { createAssetReport: { assetReportToken: string, requestId: string } | null };

export type RefreshReportMutationVariables = Exact<{
  token?: string;
}>;


export type RefreshReportMutation = { refreshAssetReport: { assetReportToken: string, assetReportId: string, requestId: string } | null };

export type RefreshReportClearingMutationVariables = Exact<{
  token?: string;
}>;


export type RefreshReportClearingMutation = { refreshAssetReport: { assetReportToken: string, requestId: string } | null };

export type RelayToPartnerMutationVariables = Exact<{
  report?: string;
  key?: string | null | undefined;
}>;


export type RelayToPartnerMutation = { createRelayToken: { replayed: boolean, requestId: string, relayToken: { token: string } } | null };

export type RelayToOurselvesMutationVariables = Exact<{
  report?: string;
}>;


export type RelayToOurselvesMutation = { createRelayToken: { requestId: string, relayToken: { token: string, assetReport: { status: ReportStatus, report: { assetReportId: string } | null } | null } } | null };

export type RefreshRelayedMutationVariables = Exact<{
  token?: string;
}>;


export type RefreshRelayedMutation = { refreshRelayToken: { assetReportId: string | null, requestId: string, relayToken: { token: string, assetReport: { status: ReportStatus, retryAfterMs: number | null } | null } } | null };

export type CreateCopyMutationVariables = Exact<{
  report?: string;
}>;


export type CreateCopyMutation = { createAuditCopy: { requestId: string, auditCopy: { token: string, assetReport: { status: ReportStatus } | null, downloads: { pdf: { url: string } } } } | null };

export type RefreshBusinessMutationVariables = Exact<{
  accessToken?: string;
}>;


export type RefreshBusinessMutation = { refreshCashflowReport: { requestId: string } | null };

export type RemoveReportMutationVariables = Exact<{
  report?: string;
}>;


export type RemoveReportMutation = { removeAssetReport: { removed: boolean, requestId: string } | null };

export type RevokeRelayTokenMutationVariables = Exact<{
  token?: string;
}>;


export type RevokeRelayTokenMutation = { removeRelayToken: { removed: boolean, requestId: string } | null };

export type CashflowOverviewQueryVariables = Exact<{
  accessToken?: string;
}>;


export type CashflowOverviewQuery = { cashflowReport: { accounts: Array<{ name: string | null, type: AccountType | null, subtype: AccountSubtype | null, balances: { current: number | null } }>, transactions: { totalCount: number | null, nodes: Array<{ date: string, amount: number | null, merchantName: string | null }> } | null } | null };

export type CashflowFirstPageQueryVariables = Exact<{
  accessToken?: string;
}>;


export type CashflowFirstPageQuery = { cashflowTransactions: { totalCount: number | null, nodes: Array<{ transactionId: string, date: string, amount: number | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type CashflowLargePageQueryVariables = Exact<{
  accessToken?: string;
}>;


export type CashflowLargePageQuery = { cashflowTransactions: { edges: Array<{ cursor: string, node: { date: string, amount: number | null, merchantName: string | null } }>, pageInfo: { hasNextPage: boolean } } | null };

export type CashflowByMonthQueryVariables = Exact<{
  accessToken?: string;
}>;


export type CashflowByMonthQuery = { cashflowInsights: { lastGeneratedTime: string | null, accountInsights: { monthlySummaries: Array<{ startDate: string, endDate: string, nsfTransactionCount: number | null, overdraftTransactionCount: number | null, totalRevenue: { amount: number | null } | null, totalPayroll: { amount: number | null } | null }> | null } | null } | null };

export type UnderwritingAttributesQueryVariables = Exact<{
  token?: string;
}>;


export type UnderwritingAttributesQuery = { relayToken: { assetReport: { status: ReportStatus, report: { dateGenerated: string, attributes: Array<{ isoCurrencyCode: string | null, unofficialCurrencyCode: string | null, negativeRecord: { countOdNsf: number | null, amountOdNsf: number | null, daysSinceOdNsf: number | null, countNegativeHistoricalBalances: number | null, lowestNegativeHistoricalBalance: number | null }, debtInsights: { countLoanDisbursements: number | null, amountLoanDisbursements: number | null, maxLoanDisbursements: number | null, countLoanPayments: number | null, amountLoanPayments: number | null, loanPaymentMonthlySummary: Array<{ month: string, amount: number | null }> | null }, unusualAccountActivity: { numOutlierTransactions: number | null }, cashFlow: { totalInflowsAmount: number | null, totalOutflowsAmount: number | null, netCashFlow: number | null }, historicalBalances: { avgHistoricalBalance: number | null, minHistoricalBalance: number | null, maxHistoricalBalance: number | null } }> | null } | null } | null } | null };

export type AccountAttributesQueryVariables = Exact<{
  token?: string;
  appliedOn?: string;
}>;


export type AccountAttributesQuery = { assetReport: { status: ReportStatus, report: { items: Array<{ accounts: Array<{ name: string | null, type: AccountType, attributes: Array<{ isoCurrencyCode: string | null, negativeRecord: { countOdNsf: number | null, avgOdNsf: number | null, daysSinceOdNsf: number | null, odNsfMonthlySummary: Array<{ month: string, amount: number | null }> | null }, unusualAccountActivity: { numOutlierTransactions: number | null }, cashFlow: { cashFlowMonthlySummary: Array<{ month: string, amount: number | null }> | null } }> | null }> }> } | null } | null };

export type CoverageQueryVariables = Exact<{
  token?: string;
}>;


export type CoverageQuery = { relayToken: { assetReport: { status: ReportStatus, warnings: Array<{ warningCode: WarningCode | null, accountIds: Array<string> | null }>, report: { coverage: { requestedFrom: string | null, insights: CoverageStatus, owners: CoverageStatus, investments: CoverageStatus, transactionsWithoutCategory: number | null, transactionsWithoutPending: number | null, transactions: { status: CoverageStatus, firstDate: string | null, lastDate: string | null }, historicalBalances: { status: CoverageStatus, firstDate: string | null, lastDate: string | null } }, items: Array<{ accounts: Array<{ name: string | null, coverage: { transactions: { status: CoverageStatus } } }> }> } | null } | null } | null };

export type AverageDailyBalancesQueryVariables = Exact<{
  token?: string;
}>;


export type AverageDailyBalancesQuery = { relayToken: { assetReport: { status: ReportStatus, report: { averageDailyBalance: Array<{ isoCurrencyCode: string | null, unofficialCurrencyCode: string | null, amount: number | null, startDate: string, endDate: string, daysCovered: number }> | null, items: Array<{ accounts: Array<{ accountId: string, name: string | null, balances: { current: number | null }, twoMonths: Array<{ isoCurrencyCode: string | null, amount: number | null, daysCovered: number }> | null, oneMonth: Array<{ isoCurrencyCode: string | null, amount: number | null, daysCovered: number }> | null }> }> } | null } | null } | null };

export type SealRelayTokenMutationVariables = Exact<{
  token?: string;
}>;


export type SealRelayTokenMutation = { sealRelayToken: { relayToken: { id: string } } | null };

export type ReportByIdQueryVariables = Exact<{
  id?: string | number;
}>;


export type ReportByIdQuery = { node:
    | { assetReport: { status: ReportStatus, report: { id: string, dateGenerated: string, items: Array<{ accounts: Array<{ name: string | null, balances: { current: number | null } }> }> } | null } | null }
    | Record<PropertyKey, never>
   | null };

export type SeveralByIdQueryVariables = Exact<{
  ids?: Array<string | number> | string | number;
}>;


export type SeveralByIdQuery = { nodes: Array<
    | { __typename: 'Account', id: string }
    | { __typename: 'AssetReport', dateGenerated: string, id: string }
    | { __typename: 'AuditCopy', id: string }
    | { __typename: 'CashflowReport', totalTransactions: number | null, id: string }
    | { __typename: 'Item', id: string }
    | { __typename: 'RelayToken', id: string }
   | null> | null };

export type RefreshByIdMutationVariables = Exact<{
  id?: string | number;
}>;


export type RefreshByIdMutation = { refreshRelayToken: { relayToken: { id: string, assetReport: { status: ReportStatus, retryAfterMs: number | null } | null } } | null };

export type FreshReportQueryVariables = Exact<{
  token?: string;
}>;


export type FreshReportQuery = { relayToken: { assetReport: { status: ReportStatus, cachedAt: string, report: { id: string, dateGenerated: string } | null } | null } | null };

export type WhatCameOfItQueryVariables = Exact<{
  key?: string;
}>;


export type WhatCameOfItQuery = { attempt: { mutation: AttemptedMutation, state: AttemptState, createdAt: string, settledByRead: boolean, relayToken: { token: string } | null } | null };

export type ReportReadySubscriptionVariables = Exact<{
  id?: string | number;
  after?: string | null | undefined;
}>;


export type ReportReadySubscription = { reportReady: { kind: ReportEventKind, eventId: string | null, occurredAt: string | null, assetReport: { status: ReportStatus, error: { errorCode: string, displayMessage: string | null } | null, report: { id: string, dateGenerated: string } | null } | null } };

export type RelayEventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type RelayEventsSubscription = { relayEvents: { resync: boolean, eventId: string | null, relayEvent: string | null, occurredAt: string | null, relayToken: { id: string } | null } };

export type LargeDepositsQueryVariables = Exact<{
  token?: string;
  monthlyIncome?: number;
}>;


export type LargeDepositsQuery = { relayToken: { assetReport: { status: ReportStatus, report: { largeDeposits: Array<{ isoCurrencyCode: string | null, unofficialCurrencyCode: string | null, thresholdAmount: number, startDate: string, count: number, totalAmount: number | null, deposits: Array<{ transactionId: string, accountId: string, date: string, amount: number, originalDescription: string | null, ownTransferTransactionId: string | null }> }> | null } | null } | null } | null };

export type IncomeStreamsQueryVariables = Exact<{
  token?: string;
}>;


export type IncomeStreamsQuery = { relayToken: { assetReport: { status: ReportStatus, report: { incomeStreams: Array<{ payer: string, cadence: IncomeCadence, status: IncomeStatus, confidence: IncomeConfidence, isoCurrencyCode: string | null, unofficialCurrencyCode: string | null, paydayCount: number, typicalAmount: number | null, lowestAmount: number | null, highestAmount: number | null, totalAmount: number | null, firstDate: string, lastDate: string, accountIds: Array<string>, transactionIds: Array<string>, otherTransactionIds: Array<string> }> | null } | null } | null } | null };

export type AssetsByOwnerQueryVariables = Exact<{
  token?: string;
  appliedOn?: string;
}>;


export type AssetsByOwnerQuery = { relayToken: { assetReport: { status: ReportStatus, report: { verifiedAssets: Array<{ ownerNames: Array<string>, isoCurrencyCode: string | null, unofficialCurrencyCode: string | null, current: number | null, averageDailyBalance: number | null, accountIds: Array<string> }> | null, ownerMatches: Array<{ accountId: string, mask: string | null, applicantName: string | null, ownerNames: Array<string>, match: NameMatch | null }>, age: { days: number | null, bankDataDays: number | null } } | null } | null } | null };

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
export const OverviewFragmentDoc = new TypedDocumentString(`
    fragment Overview on AssetReportResult {
  status
  report {
    assetReportId
    items {
      institutionName
      accounts {
        name
        type
        balances {
          current
        }
      }
    }
  }
}
    `, {"fragmentName":"Overview"}) as unknown as TypedDocumentString<OverviewFragment, unknown>;
export const ReportStatusDocument = new TypedDocumentString(`
    query ReportStatus($token: String! = "credit-relay-sandbox-73d7cf3b-dba5-4069-b37e-e812eed85175") {
  relayToken(token: $token) {
    assetReport {
      status
      retryAfterMs
      requestId
      error {
        errorType
        errorCode
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReportStatusQuery, ReportStatusQueryVariables>;
export const AccountsAndBalancesDocument = new TypedDocumentString(`
    query AccountsAndBalances($token: String! = "credit-relay-sandbox-73d7cf3b-dba5-4069-b37e-e812eed85175") {
  relayToken(token: $token) {
    assetReport {
      status
      report {
        items {
          institutionName
          accounts {
            name
            mask
            type
            subtype
            balances {
              available
              current
              limit
              isoCurrencyCode
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AccountsAndBalancesQuery, AccountsAndBalancesQueryVariables>;
export const EveryTransactionDocument = new TypedDocumentString(`
    query EveryTransaction($token: String! = "credit-relay-sandbox-73d7cf3b-dba5-4069-b37e-e812eed85175") {
  relayToken(token: $token) {
    assetReport {
      status
      report {
        items {
          accounts {
            accountId
            allTransactions {
              transactionId
              date
              amount
              direction
              pending
              originalDescription
              isoCurrencyCode
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<EveryTransactionQuery, EveryTransactionQueryVariables>;
export const TransactionsWithInsightsDocument = new TypedDocumentString(`
    query TransactionsWithInsights($token: String! = "credit-relay-sandbox-33d20ba0-6add-42a4-a5c9-b4f2e873fe0b") {
  relayToken(token: $token) {
    assetReport(includeInsights: true) {
      status
      report {
        items {
          accounts {
            allTransactions {
              date
              amount
              merchantName
              category
              creditCategory {
                primary
                detailed
              }
              location {
                city
                region
              }
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TransactionsWithInsightsQuery, TransactionsWithInsightsQueryVariables>;
export const PaymentDetailsDocument = new TypedDocumentString(`
    query PaymentDetails($token: String! = "credit-relay-sandbox-33d20ba0-6add-42a4-a5c9-b4f2e873fe0b") {
  relayToken(token: $token) {
    assetReport(includeInsights: true) {
      status
      report {
        items {
          accounts {
            allTransactions {
              checkNumber
              dateTransacted
              paymentMeta {
                payee
                payer
                reason
                referenceNumber
                paymentMethod
              }
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PaymentDetailsQuery, PaymentDetailsQueryVariables>;
export const BorrowerDocument = new TypedDocumentString(`
    query Borrower($token: String! = "credit-relay-sandbox-73d7cf3b-dba5-4069-b37e-e812eed85175") {
  relayToken(token: $token) {
    assetReport {
      status
      report {
        user {
          clientUserId
          firstName
          middleName
          lastName
          email
          phoneNumber
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<BorrowerQuery, BorrowerQueryVariables>;
export const OwnersDocument = new TypedDocumentString(`
    query Owners($token: String! = "credit-relay-sandbox-8cb97b46-fc17-419e-8cfb-bdd39c291f9f") {
  relayToken(token: $token) {
    assetReport {
      status
      report {
        items {
          accounts {
            name
            ownershipType
            owners {
              names
              emails {
                data
                primary
                type
              }
              phoneNumbers {
                data
                primary
                type
              }
              addresses {
                street
                city
                region
                postalCode
                country
                primary
              }
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OwnersQuery, OwnersQueryVariables>;
export const DailyBalancesDocument = new TypedDocumentString(`
    query DailyBalances($token: String! = "credit-relay-sandbox-33d20ba0-6add-42a4-a5c9-b4f2e873fe0b") {
  relayToken(token: $token) {
    assetReport {
      status
      report {
        items {
          accounts {
            name
            historicalBalances {
              date
              current
              isoCurrencyCode
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DailyBalancesQuery, DailyBalancesQueryVariables>;
export const HoldingsDocument = new TypedDocumentString(`
    query Holdings($token: String! = "credit-relay-sandbox-8cb97b46-fc17-419e-8cfb-bdd39c291f9f") {
  relayToken(token: $token) {
    assetReport {
      status
      report {
        items {
          accounts {
            name
            investments {
              holdings {
                securityId
                tickerSymbol
                quantity
                institutionPrice
                institutionValue
                costBasis
              }
              securities {
                securityId
                name
                tickerSymbol
                type
              }
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<HoldingsQuery, HoldingsQueryVariables>;
export const TradesDocument = new TypedDocumentString(`
    query Trades($token: String! = "credit-relay-sandbox-8cb97b46-fc17-419e-8cfb-bdd39c291f9f") {
  relayToken(token: $token) {
    assetReport {
      status
      report {
        items {
          accounts {
            name
            investments {
              transactions {
                date
                name
                type
                subtype
                quantity
                price
                amount
                fees
              }
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TradesQuery, TradesQueryVariables>;
export const WarningsDocument = new TypedDocumentString(`
    query Warnings($token: String! = "credit-relay-sandbox-61e6f54e-82f7-4eed-8974-5232a3f5fb1b") {
  relayToken(token: $token) {
    assetReport {
      status
      warnings {
        warningType
        warningCode
        warningCodeRaw
        field
        cause {
          itemId
          errorType
          errorCode
          displayMessage
          status
          requiredAccountSubtypes
          providedAccountSubtypes
          causes {
            itemId
            errorType
            errorCode
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WarningsQuery, WarningsQueryVariables>;
export const OddAccountsDocument = new TypedDocumentString(`
    query OddAccounts($token: String! = "credit-relay-sandbox-61e6f54e-82f7-4eed-8974-5232a3f5fb1b") {
  relayToken(token: $token) {
    assetReport {
      status
      report {
        items {
          accounts {
            name
            mask
            officialName
            type
            subtype
            subtypeRaw
            balances {
              current
              isoCurrencyCode
              unofficialCurrencyCode
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OddAccountsQuery, OddAccountsQueryVariables>;
export const EuropeanInsightsDocument = new TypedDocumentString(`
    query EuropeanInsights($token: String! = "credit-relay-sandbox-73d7cf3b-dba5-4069-b37e-e812eed85175") {
  relayToken(token: $token) {
    assetReport {
      status
      report {
        insights {
          risk {
            gambling {
              amount
            }
          }
        }
        items {
          accounts {
            insights {
              affordability {
                income {
                  totalIncome {
                    amount
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<EuropeanInsightsQuery, EuropeanInsightsQueryVariables>;
export const VerificationDocument = new TypedDocumentString(`
    query Verification($token: String! = "credit-relay-sandbox-73d7cf3b-dba5-4069-b37e-e812eed85175") {
  relayToken(token: $token) {
    assetReport {
      status
      report {
        items {
          accounts {
            verificationStatus
            verificationStatusRaw
            persistentAccountId
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<VerificationQuery, VerificationQueryVariables>;
export const ReportDatesDocument = new TypedDocumentString(`
    query ReportDates($token: String! = "credit-relay-sandbox-8cb97b46-fc17-419e-8cfb-bdd39c291f9f") {
  relayToken(token: $token) {
    assetReport {
      status
      report {
        assetReportId
        clientReportId
        dateGenerated
        daysRequested
        items {
          dateLastUpdated
          accounts {
            daysAvailable
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReportDatesQuery, ReportDatesQueryVariables>;
export const MortgageAndMarginDocument = new TypedDocumentString(`
    query MortgageAndMargin($token: String! = "credit-relay-sandbox-8cb97b46-fc17-419e-8cfb-bdd39c291f9f") {
  relayToken(token: $token) {
    assetReport {
      status
      report {
        items {
          accounts {
            name
            type
            subtype
            balances {
              current
              limit
              marginLoanAmount
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MortgageAndMarginQuery, MortgageAndMarginQueryVariables>;
export const SeveralBorrowersDocument = new TypedDocumentString(`
    query SeveralBorrowers($tokens: [String!]! = ["credit-relay-sandbox-73d7cf3b-dba5-4069-b37e-e812eed85175", "credit-relay-sandbox-33d20ba0-6add-42a4-a5c9-b4f2e873fe0b", "credit-relay-sandbox-8cb97b46-fc17-419e-8cfb-bdd39c291f9f"]) {
  relayTokens(tokens: $tokens) {
    assetReport {
      status
      report {
        assetReportId
        items {
          accounts {
            name
            balances {
              current
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SeveralBorrowersQuery, SeveralBorrowersQueryVariables>;
export const SameTokenTwiceDocument = new TypedDocumentString(`
    query SameTokenTwice($token: String! = "credit-relay-sandbox-73d7cf3b-dba5-4069-b37e-e812eed85175") {
  balances: relayToken(token: $token) {
    assetReport {
      report {
        items {
          accounts {
            balances {
              current
            }
          }
        }
      }
    }
  }
  names: relayToken(token: $token) {
    assetReport {
      report {
        items {
          accounts {
            name
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SameTokenTwiceQuery, SameTokenTwiceQueryVariables>;
export const ConditionalPartsDocument = new TypedDocumentString(`
    query ConditionalParts($token: String! = "credit-relay-sandbox-73d7cf3b-dba5-4069-b37e-e812eed85175", $withTransactions: Boolean! = false) {
  relayToken(token: $token) {
    assetReport {
      report {
        items {
          accounts {
            name
            allTransactions @include(if: $withTransactions) {
              date
              amount
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ConditionalPartsQuery, ConditionalPartsQueryVariables>;
export const FragmentsDocument = new TypedDocumentString(`
    query Fragments($first: String! = "credit-relay-sandbox-73d7cf3b-dba5-4069-b37e-e812eed85175", $second: String! = "credit-relay-sandbox-8cb97b46-fc17-419e-8cfb-bdd39c291f9f") {
  first: relayToken(token: $first) {
    assetReport {
      ...Overview
    }
  }
  second: relayToken(token: $second) {
    assetReport {
      ...Overview
    }
  }
}
    fragment Overview on AssetReportResult {
  status
  report {
    assetReportId
    items {
      institutionName
      accounts {
        name
        type
        balances {
          current
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<FragmentsQuery, FragmentsQueryVariables>;
export const RelayFilesDocument = new TypedDocumentString(`
    query RelayFiles($token: String! = "credit-relay-sandbox-73d7cf3b-dba5-4069-b37e-e812eed85175") {
  relayToken(token: $token) {
    downloads {
      pdf {
        url
        expiresAt
      }
      json {
        url
        expiresAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RelayFilesQuery, RelayFilesQueryVariables>;
export const OwnReportDocument = new TypedDocumentString(`
    query OwnReport($token: String! = "assets-sandbox-92dc6527-c5d1-4036-8633-5d0eaac8e64b") {
  assetReport(token: $token) {
    status
    report {
      assetReportId
      daysRequested
      items {
        accounts {
          name
          balances {
            current
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OwnReportQuery, OwnReportQueryVariables>;
export const OwnReportRecentDocument = new TypedDocumentString(`
    query OwnReportRecent($token: String! = "assets-sandbox-92dc6527-c5d1-4036-8633-5d0eaac8e64b") {
  assetReport(token: $token, daysToInclude: 30) {
    status
    report {
      items {
        accounts {
          name
          allTransactions {
            date
            amount
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OwnReportRecentQuery, OwnReportRecentQueryVariables>;
export const OwnReportWithInsightsDocument = new TypedDocumentString(`
    query OwnReportWithInsights($token: String! = "assets-sandbox-bb894f02-d705-452d-8e11-516da2c7c728") {
  assetReport(token: $token, includeInsights: true) {
    status
    report {
      items {
        accounts {
          allTransactions {
            amount
            creditCategory {
              detailed
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OwnReportWithInsightsQuery, OwnReportWithInsightsQueryVariables>;
export const OwnReportFilesDocument = new TypedDocumentString(`
    query OwnReportFiles($token: String! = "assets-sandbox-92dc6527-c5d1-4036-8633-5d0eaac8e64b") {
  assetReportDownloads(token: $token, daysToInclude: 60) {
    pdf {
      url
      expiresAt
    }
    json {
      url
      expiresAt
    }
  }
}
    `) as unknown as TypedDocumentString<OwnReportFilesQuery, OwnReportFilesQueryVariables>;
export const CreateReportDocument = new TypedDocumentString(`
    mutation CreateReport($accessToken: String! = "access-sandbox-5c550d23-3fe0-43a0-9c4b-1d997a757500", $key: String = "7d9d2f6e-0a4b-4a53-8f0e-3c2b7a1d5e40") {
  createAssetReport(
    input: {accessTokens: [$accessToken], daysRequested: 61, idempotencyKey: $key}
  ) {
    assetReportToken
    assetReportId
    replayed
    assetReport {
      status
      retryAfterMs
    }
  }
}
    `) as unknown as TypedDocumentString<CreateReportMutation, CreateReportMutationVariables>;
export const CreateReportCompleteDocument = new TypedDocumentString(`
    mutation CreateReportComplete($accessToken: String! = "access-sandbox-5c550d23-3fe0-43a0-9c4b-1d997a757500") {
  createAssetReport(
    input: {accessTokens: [$accessToken], daysRequested: 90, options: {clientReportId: "application-1221", addOns: [INVESTMENTS, FAST_ASSETS], requireAllItems: true, user: {clientUserId: "applicant-40332", firstName: "Hazel", lastName: "Quillfeather", email: "hazel@example.com"}}}
  ) {
    assetReportToken
    requestId
  }
}
    `) as unknown as TypedDocumentString<CreateReportCompleteMutation, CreateReportCompleteMutationVariables>;
export const RefreshReportDocument = new TypedDocumentString(`
    mutation RefreshReport($token: String! = "assets-sandbox-92dc6527-c5d1-4036-8633-5d0eaac8e64b") {
  refreshAssetReport(input: {assetReportToken: $token, daysRequested: 30}) {
    assetReportToken
    assetReportId
    requestId
  }
}
    `) as unknown as TypedDocumentString<RefreshReportMutation, RefreshReportMutationVariables>;
export const RefreshReportClearingDocument = new TypedDocumentString(`
    mutation RefreshReportClearing($token: String! = "assets-sandbox-92dc6527-c5d1-4036-8633-5d0eaac8e64b") {
  refreshAssetReport(
    input: {assetReportToken: $token, options: {clientReportId: "", user: {lastName: "Foxglove"}}}
  ) {
    assetReportToken
    requestId
  }
}
    `) as unknown as TypedDocumentString<RefreshReportClearingMutation, RefreshReportClearingMutationVariables>;
export const RelayToPartnerDocument = new TypedDocumentString(`
    mutation RelayToPartner($report: String! = "assets-sandbox-92dc6527-c5d1-4036-8633-5d0eaac8e64b", $key: String = "2b0a4e3c-6f0d-4a86-9d55-1c1f0c7f9a11") {
  createRelayToken(
    input: {reportTokens: [$report], secondaryClientId: "sandbox-client-partner", idempotencyKey: $key}
  ) {
    relayToken {
      token
    }
    replayed
    requestId
  }
}
    `) as unknown as TypedDocumentString<RelayToPartnerMutation, RelayToPartnerMutationVariables>;
export const RelayToOurselvesDocument = new TypedDocumentString(`
    mutation RelayToOurselves($report: String! = "assets-sandbox-92dc6527-c5d1-4036-8633-5d0eaac8e64b") {
  createRelayToken(
    input: {reportTokens: [$report], secondaryClientId: "sandbox-client-lender"}
  ) {
    relayToken {
      token
      assetReport {
        status
        report {
          assetReportId
        }
      }
    }
    requestId
  }
}
    `) as unknown as TypedDocumentString<RelayToOurselvesMutation, RelayToOurselvesMutationVariables>;
export const RefreshRelayedDocument = new TypedDocumentString(`
    mutation RefreshRelayed($token: String! = "credit-relay-sandbox-33d20ba0-6add-42a4-a5c9-b4f2e873fe0b") {
  refreshRelayToken(input: {relayToken: $token, reportType: ASSET}) {
    relayToken {
      token
      assetReport {
        status
        retryAfterMs
      }
    }
    assetReportId
    requestId
  }
}
    `) as unknown as TypedDocumentString<RefreshRelayedMutation, RefreshRelayedMutationVariables>;
export const CreateCopyDocument = new TypedDocumentString(`
    mutation CreateCopy($report: String! = "assets-sandbox-258b6359-474c-4e26-be85-43ae8ed7bc0c") {
  createAuditCopy(input: {assetReportToken: $report, auditorId: "fannie_mae"}) {
    auditCopy {
      token
      assetReport {
        status
      }
      downloads {
        pdf {
          url
        }
      }
    }
    requestId
  }
}
    `) as unknown as TypedDocumentString<CreateCopyMutation, CreateCopyMutationVariables>;
export const RefreshBusinessDocument = new TypedDocumentString(`
    mutation RefreshBusiness($accessToken: String! = "access-sandbox-893a0167-e816-4924-aaad-b7bf2b2b9555") {
  refreshCashflowReport(input: {accessToken: $accessToken, daysRequested: 730}) {
    requestId
  }
}
    `) as unknown as TypedDocumentString<RefreshBusinessMutation, RefreshBusinessMutationVariables>;
export const RemoveReportDocument = new TypedDocumentString(`
    mutation RemoveReport($report: String! = "assets-sandbox-bb894f02-d705-452d-8e11-516da2c7c728") {
  removeAssetReport(input: {assetReportToken: $report}) {
    removed
    requestId
  }
}
    `) as unknown as TypedDocumentString<RemoveReportMutation, RemoveReportMutationVariables>;
export const RevokeRelayTokenDocument = new TypedDocumentString(`
    mutation RevokeRelayToken($token: String! = "credit-relay-sandbox-61e6f54e-82f7-4eed-8974-5232a3f5fb1b") {
  removeRelayToken(input: {relayToken: $token}) {
    removed
    requestId
  }
}
    `) as unknown as TypedDocumentString<RevokeRelayTokenMutation, RevokeRelayTokenMutationVariables>;
export const CashflowOverviewDocument = new TypedDocumentString(`
    query CashflowOverview($accessToken: String! = "access-sandbox-893a0167-e816-4924-aaad-b7bf2b2b9555") {
  cashflowReport(accessToken: $accessToken) {
    accounts {
      name
      type
      subtype
      balances {
        current
      }
    }
    transactions(first: 20) {
      totalCount
      nodes {
        date
        amount
        merchantName
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CashflowOverviewQuery, CashflowOverviewQueryVariables>;
export const CashflowFirstPageDocument = new TypedDocumentString(`
    query CashflowFirstPage($accessToken: String! = "access-sandbox-893a0167-e816-4924-aaad-b7bf2b2b9555") {
  cashflowTransactions(accessToken: $accessToken, first: 100) {
    totalCount
    nodes {
      transactionId
      date
      amount
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<CashflowFirstPageQuery, CashflowFirstPageQueryVariables>;
export const CashflowLargePageDocument = new TypedDocumentString(`
    query CashflowLargePage($accessToken: String! = "access-sandbox-893a0167-e816-4924-aaad-b7bf2b2b9555") {
  cashflowTransactions(accessToken: $accessToken, first: 500) {
    edges {
      cursor
      node {
        date
        amount
        merchantName
      }
    }
    pageInfo {
      hasNextPage
    }
  }
}
    `) as unknown as TypedDocumentString<CashflowLargePageQuery, CashflowLargePageQueryVariables>;
export const CashflowByMonthDocument = new TypedDocumentString(`
    query CashflowByMonth($accessToken: String! = "access-sandbox-893a0167-e816-4924-aaad-b7bf2b2b9555") {
  cashflowInsights(accessToken: $accessToken) {
    lastGeneratedTime
    accountInsights {
      monthlySummaries {
        startDate
        endDate
        totalRevenue {
          amount
        }
        totalPayroll {
          amount
        }
        nsfTransactionCount
        overdraftTransactionCount
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CashflowByMonthQuery, CashflowByMonthQueryVariables>;
export const UnderwritingAttributesDocument = new TypedDocumentString(`
    query UnderwritingAttributes($token: String! = "credit-relay-sandbox-73d7cf3b-dba5-4069-b37e-e812eed85175") {
  relayToken(token: $token) {
    assetReport {
      status
      report {
        dateGenerated
        attributes {
          isoCurrencyCode
          unofficialCurrencyCode
          negativeRecord {
            countOdNsf
            amountOdNsf
            daysSinceOdNsf
            countNegativeHistoricalBalances
            lowestNegativeHistoricalBalance
          }
          debtInsights {
            countLoanDisbursements
            amountLoanDisbursements
            maxLoanDisbursements
            countLoanPayments
            amountLoanPayments
            loanPaymentMonthlySummary {
              month
              amount
            }
          }
          unusualAccountActivity {
            numOutlierTransactions
          }
          cashFlow {
            totalInflowsAmount
            totalOutflowsAmount
            netCashFlow
          }
          historicalBalances {
            avgHistoricalBalance
            minHistoricalBalance
            maxHistoricalBalance
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<UnderwritingAttributesQuery, UnderwritingAttributesQueryVariables>;
export const AccountAttributesDocument = new TypedDocumentString(`
    query AccountAttributes($token: String! = "assets-sandbox-258b6359-474c-4e26-be85-43ae8ed7bc0c", $appliedOn: Date! = "2026-10-30") {
  assetReport(token: $token) {
    status
    report {
      items {
        accounts {
          name
          type
          attributes(asOf: $appliedOn, outlierThreshold: 5000) {
            isoCurrencyCode
            negativeRecord {
              countOdNsf
              avgOdNsf
              daysSinceOdNsf
              odNsfMonthlySummary {
                month
                amount
              }
            }
            unusualAccountActivity {
              numOutlierTransactions
            }
            cashFlow {
              cashFlowMonthlySummary {
                month
                amount
              }
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AccountAttributesQuery, AccountAttributesQueryVariables>;
export const CoverageDocument = new TypedDocumentString(`
    query Coverage($token: String! = "credit-relay-sandbox-73d7cf3b-dba5-4069-b37e-e812eed85175") {
  relayToken(token: $token) {
    assetReport {
      status
      warnings {
        warningCode
        accountIds
      }
      report {
        coverage {
          requestedFrom
          transactions {
            status
            firstDate
            lastDate
          }
          historicalBalances {
            status
            firstDate
            lastDate
          }
          insights
          owners
          investments
          transactionsWithoutCategory
          transactionsWithoutPending
        }
        items {
          accounts {
            name
            coverage {
              transactions {
                status
              }
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CoverageQuery, CoverageQueryVariables>;
export const AverageDailyBalancesDocument = new TypedDocumentString(`
    query AverageDailyBalances($token: String! = "credit-relay-sandbox-73d7cf3b-dba5-4069-b37e-e812eed85175") {
  relayToken(token: $token) {
    assetReport {
      status
      report {
        averageDailyBalance(days: 60) {
          isoCurrencyCode
          unofficialCurrencyCode
          amount
          startDate
          endDate
          daysCovered
        }
        items {
          accounts {
            accountId
            name
            balances {
              current
            }
            twoMonths: averageDailyBalance(days: 60) {
              isoCurrencyCode
              amount
              daysCovered
            }
            oneMonth: averageDailyBalance(days: 30) {
              isoCurrencyCode
              amount
              daysCovered
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AverageDailyBalancesQuery, AverageDailyBalancesQueryVariables>;
export const SealRelayTokenDocument = new TypedDocumentString(`
    mutation SealRelayToken($token: String! = "credit-relay-sandbox-73d7cf3b-dba5-4069-b37e-e812eed85175") {
  sealRelayToken(token: $token) {
    relayToken {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<SealRelayTokenMutation, SealRelayTokenMutationVariables>;
export const ReportByIdDocument = new TypedDocumentString(`
    query ReportById($id: ID! = "AQdzYW5kYm94ClJlbGF5VG9rZW6Q3nC9krRvCyccMOdF8IytADjbIPW-onqs1xAvUI0Foi54F8EYyPi20FEnqiTk7oPrz7fHWR5eKyrGQgTXuhKENt3Mq7qQrzeji5hN9IrTUCJCDJAG") {
  node(id: $id) {
    ... on RelayToken {
      assetReport {
        status
        report {
          id
          dateGenerated
          items {
            accounts {
              name
              balances {
                current
              }
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReportByIdQuery, ReportByIdQueryVariables>;
export const SeveralByIdDocument = new TypedDocumentString(`
    query SeveralById($ids: [ID!]! = ["AQdzYW5kYm94ClJlbGF5VG9rZW6Q3nC9krRvCyccMOdF8IytADjbIPW-onqs1xAvUI0Foi54F8EYyPi20FEnqiTk7oPrz7fHWR5eKyrGQgTXuhKENt3Mq7qQrzeji5hN9IrTUCJCDJAG", "AQdzYW5kYm94C0Fzc2V0UmVwb3J0RcUny7StdTB2Ih_1450iQMzmn4TU3KHNLlftzEzfp-4ngMX5kRMB3JxVWCim2gOG5l0-O9x_NZfbLCPtTe9Iv5-hvQwkR-rhe36SwQ6f-zzcvMpioIKM2W-YPtVc7OQD3uP_2tkz7Az1FyX5TQ", "AQdzYW5kYm94DkNhc2hmbG93UmVwb3J07mHZ2vubS3tVFuf5rXlRLZL_KykG631EKG-xYeO39LcaJCssKlGtpUeCvWPU8AFy8T5PBAEbVJp3xF2M2-Qbhd4ujpTFPZvfxFM_qnf4OT-ySU1JuB2zl3ObyyM"]) {
  nodes(ids: $ids) {
    __typename
    id
    ... on AssetReport {
      dateGenerated
    }
    ... on CashflowReport {
      totalTransactions
    }
  }
}
    `) as unknown as TypedDocumentString<SeveralByIdQuery, SeveralByIdQueryVariables>;
export const RefreshByIdDocument = new TypedDocumentString(`
    mutation RefreshById($id: ID! = "AQdzYW5kYm94ClJlbGF5VG9rZW4aEfYLUoAkoIlPnM5wOO3ZwGrdx4PrrrVH-z0VY2VY350mS6hmafGU0r0pdY8kj0ZbCpNQHwKfgze3_brf7wDkVamLufL6IaLoUW587WdnUKzO76Md") {
  refreshRelayToken(input: {id: $id}) {
    relayToken {
      id
      assetReport {
        status
        retryAfterMs
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RefreshByIdMutation, RefreshByIdMutationVariables>;
export const FreshReportDocument = new TypedDocumentString(`
    query FreshReport($token: String! = "credit-relay-sandbox-73d7cf3b-dba5-4069-b37e-e812eed85175") {
  relayToken(token: $token) {
    assetReport(maxAge: 600) {
      status
      cachedAt
      report {
        id
        dateGenerated
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FreshReportQuery, FreshReportQueryVariables>;
export const WhatCameOfItDocument = new TypedDocumentString(`
    query WhatCameOfIt($key: String! = "2b0a4e3c-6f0d-4a86-9d55-1c1f0c7f9a11") {
  attempt(idempotencyKey: $key) {
    mutation
    state
    createdAt
    settledByRead
    relayToken {
      token
    }
  }
}
    `) as unknown as TypedDocumentString<WhatCameOfItQuery, WhatCameOfItQueryVariables>;
export const ReportReadyDocument = new TypedDocumentString(`
    subscription ReportReady($id: ID! = "AQdzYW5kYm94ClJlbGF5VG9rZW6Q3nC9krRvCyccMOdF8IytADjbIPW-onqs1xAvUI0Foi54F8EYyPi20FEnqiTk7oPrz7fHWR5eKyrGQgTXuhKENt3Mq7qQrzeji5hN9IrTUCJCDJAG", $after: String) {
  reportReady(id: $id, after: $after) {
    kind
    eventId
    occurredAt
    assetReport {
      status
      error {
        errorCode
        displayMessage
      }
      report {
        id
        dateGenerated
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReportReadySubscription, ReportReadySubscriptionVariables>;
export const RelayEventsDocument = new TypedDocumentString(`
    subscription RelayEvents($after: String) {
  relayEvents(after: $after) {
    resync
    eventId
    relayEvent
    occurredAt
    relayToken {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<RelayEventsSubscription, RelayEventsSubscriptionVariables>;
export const LargeDepositsDocument = new TypedDocumentString(`
    query LargeDeposits($token: String! = "credit-relay-sandbox-73d7cf3b-dba5-4069-b37e-e812eed85175", $monthlyIncome: Float! = 1000) {
  relayToken(token: $token) {
    assetReport {
      status
      report {
        largeDeposits(threshold: {qualifyingMonthlyIncome: $monthlyIncome}, days: 60) {
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
      }
    }
  }
}
    `) as unknown as TypedDocumentString<LargeDepositsQuery, LargeDepositsQueryVariables>;
export const IncomeStreamsDocument = new TypedDocumentString(`
    query IncomeStreams($token: String! = "credit-relay-sandbox-73d7cf3b-dba5-4069-b37e-e812eed85175") {
  relayToken(token: $token) {
    assetReport {
      status
      report {
        incomeStreams {
          payer
          cadence
          status
          confidence
          isoCurrencyCode
          unofficialCurrencyCode
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
      }
    }
  }
}
    `) as unknown as TypedDocumentString<IncomeStreamsQuery, IncomeStreamsQueryVariables>;
export const AssetsByOwnerDocument = new TypedDocumentString(`
    query AssetsByOwner($token: String! = "credit-relay-sandbox-73d7cf3b-dba5-4069-b37e-e812eed85175", $appliedOn: Date! = "2026-12-01") {
  relayToken(token: $token) {
    assetReport {
      status
      report {
        verifiedAssets(days: 60) {
          ownerNames
          isoCurrencyCode
          unofficialCurrencyCode
          current
          averageDailyBalance
          accountIds
        }
        ownerMatches {
          accountId
          mask
          applicantName
          ownerNames
          match
        }
        age(asOf: $appliedOn) {
          days
          bankDataDays
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AssetsByOwnerQuery, AssetsByOwnerQueryVariables>;