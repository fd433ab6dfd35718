/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
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

/** What makes a deposit large. Give exactly one field. The same number applies to every currency of the report. */
export type DepositThresholdInput = {
  /** A deposit of more than this amount is large. 0 or more. */
  fixedAmount?: number | null | undefined;
  /** The borrower's total monthly qualifying income, 0 or more. A deposit of more than 50 % of it is large (Fannie Mae's Selling Guide, B3-4.2-02). */
  qualifyingMonthlyIncome?: number | null | undefined;
};

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

export type FiguresQueryVariables = Exact<{
  id: string | number;
}>;


export type FiguresQuery = { node:
    | { __typename: 'Account', id: string }
    | { __typename: 'AssetReport', id: string, summary: Array<{ isoCurrencyCode: string | null, unofficialCurrencyCode: string | null, months: Array<{ startDate: string, inflow: number | null, outflow: number | null, net: number | null }> }> | null, incomeStreams: Array<{ payer: string, cadence: IncomeCadence, status: IncomeStatus, confidence: IncomeConfidence, paydayCount: number, typicalAmount: number | null, totalAmount: number | null, firstDate: string, lastDate: string, isoCurrencyCode: string | null, unofficialCurrencyCode: string | null, transactionIds: Array<string> }> | null, attributes: Array<{ isoCurrencyCode: string | null, unofficialCurrencyCode: string | null, negativeRecord: { countOdNsf: number | null, amountOdNsf: number | null, daysSinceOdNsf: number | null, countNegativeHistoricalBalances: number | null, lowestNegativeHistoricalBalance: number | null, daysSinceNegativeHistoricalBalance: number | null, negativeHistoricalBalances: Array<{ date: string, current: number }> | null }, debtInsights: { countLoanDisbursements: number | null, amountLoanDisbursements: number | null, daysSinceLoanDisbursement: number | null, countLoanPayments: number | null, amountLoanPayments: number | null, daysSinceLoanPayment: number | null } }> | null, items: Array<{ id: string, accounts: Array<{ id: string, accountId: string, attributes: Array<{ isoCurrencyCode: string | null, unofficialCurrencyCode: string | null, negativeRecord: { countNegativeHistoricalBalances: number | null, lowestNegativeHistoricalBalance: number | null, daysSinceNegativeHistoricalBalance: number | null, negativeHistoricalBalances: Array<{ date: string, current: number }> | null } }> | null }> }> }
    | { __typename: 'AuditCopy', id: string }
    | { __typename: 'CashflowReport', id: string }
    | { __typename: 'Item', id: string }
    | { __typename: 'RelayToken', id: string }
   | null };

export type PastBalancesQueryVariables = Exact<{
  id: string | number;
}>;


export type PastBalancesQuery = { node:
    | { __typename: 'Account', id: string }
    | { __typename: 'AssetReport', id: string, items: Array<{ id: string, accounts: Array<{ id: string, accountId: string, historicalBalances: Array<{ date: string, current: number, isoCurrencyCode: string | null, unofficialCurrencyCode: string | null }> | null }> }> }
    | { __typename: 'AuditCopy', id: string }
    | { __typename: 'CashflowReport', id: string }
    | { __typename: 'Item', id: string }
    | { __typename: 'RelayToken', id: string }
   | null };

export type LargeDepositsQueryVariables = Exact<{
  id: string | number;
  threshold: DepositThresholdInput;
  days: number;
}>;


export type LargeDepositsQuery = { node:
    | { __typename: 'Account', id: string }
    | { __typename: 'AssetReport', id: string, largeDeposits: Array<{ isoCurrencyCode: string | null, unofficialCurrencyCode: string | null, startDate: string, thresholdAmount: number, count: number, totalAmount: number | null, deposits: Array<{ transactionId: string, accountId: string, date: string, amount: number, originalDescription: string | null, ownTransferTransactionId: string | null }> }> | null }
    | { __typename: 'AuditCopy', id: string }
    | { __typename: 'CashflowReport', id: string }
    | { __typename: 'Item', id: string }
    | { __typename: 'RelayToken', id: string }
   | null };

export type CashFlowPartsFragment = { isoCurrencyCode: string | null, unofficialCurrencyCode: string | null, months: Array<{ startDate: string, inflow: number | null, outflow: number | null, net: number | null }> };

export type IncomeStreamPartsFragment = { payer: string, cadence: IncomeCadence, status: IncomeStatus, confidence: IncomeConfidence, paydayCount: number, typicalAmount: number | null, totalAmount: number | null, firstDate: string, lastDate: string, isoCurrencyCode: string | null, unofficialCurrencyCode: string | null, transactionIds: Array<string> };

export type NegativeRecordPartsFragment = { countOdNsf: number | null, amountOdNsf: number | null, daysSinceOdNsf: number | null, countNegativeHistoricalBalances: number | null, lowestNegativeHistoricalBalance: number | null, daysSinceNegativeHistoricalBalance: number | null, negativeHistoricalBalances: Array<{ date: string, current: number }> | null };

export type NegativeDaysPartsFragment = { countNegativeHistoricalBalances: number | null, lowestNegativeHistoricalBalance: number | null, daysSinceNegativeHistoricalBalance: number | null, negativeHistoricalBalances: Array<{ date: string, current: number }> | null };

export type DayPartsFragment = { date: string, current: number };

export type DebtPartsFragment = { countLoanDisbursements: number | null, amountLoanDisbursements: number | null, daysSinceLoanDisbursement: number | null, countLoanPayments: number | null, amountLoanPayments: number | null, daysSinceLoanPayment: number | null };

export type PastBalancePartsFragment = { id: string, accountId: string, historicalBalances: Array<{ date: string, current: number, isoCurrencyCode: string | null, unofficialCurrencyCode: string | null }> | null };

export type LargeDepositsPartsFragment = { isoCurrencyCode: string | null, unofficialCurrencyCode: string | null, startDate: string, thresholdAmount: number, count: number, totalAmount: number | null, deposits: Array<{ transactionId: string, accountId: string, date: string, amount: number, originalDescription: string | null, ownTransferTransactionId: string | null }> };

export type SampleIdQueryVariables = Exact<{
  token: string;
}>;


export type SampleIdQuery = { relayToken: { id: string } | null };

export type ReportQueryVariables = Exact<{
  id: string | number;
  asOf: string;
}>;


export type ReportQuery = { assetReport: { status: ReportStatus, cachedAt: string, error: { errorCode: string, displayMessage: string | null, requestId: string | null } | null, warnings: Array<{ warningCode: WarningCode | null, warningCodeRaw: string | null, accountIds: Array<string> | null, cause: { errorCode: string | null, displayMessage: string | null } | null }>, report: { id: string, dateGenerated: string, daysRequested: number | null, hasInsights: boolean, age: { days: number | null, bankDataDays: number | null }, user: { firstName: string | null, middleName: string | null, lastName: string | null, ssn: string | null }, coverage: { requestedFrom: string | null, insights: CoverageStatus, transactions: { status: CoverageStatus, firstDate: string | null, lastDate: string | null }, historicalBalances: { status: CoverageStatus, firstDate: string | null, lastDate: string | null } }, items: Array<{ id: string, institutionName: string | null, accounts: Array<{ id: string, accountId: string, name: string | null, mask: string | null, type: AccountType, subtype: AccountSubtype | null, subtypeRaw: string | null, balances: { current: number | null, isoCurrencyCode: string | null, unofficialCurrencyCode: string | null }, coverage: { transactions: { status: CoverageStatus, firstDate: string | null, lastDate: string | null } }, average30: Array<{ amount: number | null, daysCovered: number, startDate: string, endDate: string, isoCurrencyCode: string | null, unofficialCurrencyCode: string | null }> | null, average60: Array<{ amount: number | null, daysCovered: number, startDate: string, endDate: string, isoCurrencyCode: string | null, unofficialCurrencyCode: string | null }> | null, average90: Array<{ amount: number | null, daysCovered: number, startDate: string, endDate: string, isoCurrencyCode: string | null, unofficialCurrencyCode: string | null }> | null }> }>, ownerMatches: Array<{ accountId: string, mask: string | null, applicantName: string | null, ownerNames: Array<string>, match: NameMatch | null }>, assets30: Array<{ averageDailyBalance: number | null, startDate: string | null, endDate: string | null }> | null, assets60: Array<{ ownerNames: Array<string>, current: number | null, isoCurrencyCode: string | null, unofficialCurrencyCode: string | null, accountIds: Array<string>, averageDailyBalance: number | null, startDate: string | null, endDate: string | null }> | null, assets90: Array<{ averageDailyBalance: number | null, startDate: string | null, endDate: string | null }> | null } | null } | null };

export type ReportReadySubscriptionVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type ReportReadySubscription = { reportReady: { assetReport: { status: ReportStatus, report: { id: string } | null } | null } };

export type ReportResultFragment = { status: ReportStatus, cachedAt: string, error: { errorCode: string, displayMessage: string | null, requestId: string | null } | null, warnings: Array<{ warningCode: WarningCode | null, warningCodeRaw: string | null, accountIds: Array<string> | null, cause: { errorCode: string | null, displayMessage: string | null } | null }>, report: { id: string, dateGenerated: string, daysRequested: number | null, hasInsights: boolean, age: { days: number | null, bankDataDays: number | null }, user: { firstName: string | null, middleName: string | null, lastName: string | null, ssn: string | null }, coverage: { requestedFrom: string | null, insights: CoverageStatus, transactions: { status: CoverageStatus, firstDate: string | null, lastDate: string | null }, historicalBalances: { status: CoverageStatus, firstDate: string | null, lastDate: string | null } }, items: Array<{ id: string, institutionName: string | null, accounts: Array<{ id: string, accountId: string, name: string | null, mask: string | null, type: AccountType, subtype: AccountSubtype | null, subtypeRaw: string | null, balances: { current: number | null, isoCurrencyCode: string | null, unofficialCurrencyCode: string | null }, coverage: { transactions: { status: CoverageStatus, firstDate: string | null, lastDate: string | null } }, average30: Array<{ amount: number | null, daysCovered: number, startDate: string, endDate: string, isoCurrencyCode: string | null, unofficialCurrencyCode: string | null }> | null, average60: Array<{ amount: number | null, daysCovered: number, startDate: string, endDate: string, isoCurrencyCode: string | null, unofficialCurrencyCode: string | null }> | null, average90: Array<{ amount: number | null, daysCovered: number, startDate: string, endDate: string, isoCurrencyCode: string | null, unofficialCurrencyCode: string | null }> | null }> }>, ownerMatches: Array<{ accountId: string, mask: string | null, applicantName: string | null, ownerNames: Array<string>, match: NameMatch | null }>, assets30: Array<{ averageDailyBalance: number | null, startDate: string | null, endDate: string | null }> | null, assets60: Array<{ ownerNames: Array<string>, current: number | null, isoCurrencyCode: string | null, unofficialCurrencyCode: string | null, accountIds: Array<string>, averageDailyBalance: number | null, startDate: string | null, endDate: string | null }> | null, assets90: Array<{ averageDailyBalance: number | null, startDate: string | null, endDate: string | null }> | null } | null };

export type ReportPartsFragment = { id: string, dateGenerated: string, daysRequested: number | null, hasInsights: boolean, age: { days: number | null, bankDataDays: number | null }, user: { firstName: string | null, middleName: string | null, lastName: string | null, ssn: string | null }, coverage: { requestedFrom: string | null, insights: CoverageStatus, transactions: { status: CoverageStatus, firstDate: string | null, lastDate: string | null }, historicalBalances: { status: CoverageStatus, firstDate: string | null, lastDate: string | null } }, items: Array<{ id: string, institutionName: string | null, accounts: Array<{ id: string, accountId: string, name: string | null, mask: string | null, type: AccountType, subtype: AccountSubtype | null, subtypeRaw: string | null, balances: { current: number | null, isoCurrencyCode: string | null, unofficialCurrencyCode: string | null }, coverage: { transactions: { status: CoverageStatus, firstDate: string | null, lastDate: string | null } }, average30: Array<{ amount: number | null, daysCovered: number, startDate: string, endDate: string, isoCurrencyCode: string | null, unofficialCurrencyCode: string | null }> | null, average60: Array<{ amount: number | null, daysCovered: number, startDate: string, endDate: string, isoCurrencyCode: string | null, unofficialCurrencyCode: string | null }> | null, average90: Array<{ amount: number | null, daysCovered: number, startDate: string, endDate: string, isoCurrencyCode: string | null, unofficialCurrencyCode: string | null }> | null }> }>, ownerMatches: Array<{ accountId: string, mask: string | null, applicantName: string | null, ownerNames: Array<string>, match: NameMatch | null }>, assets30: Array<{ averageDailyBalance: number | null, startDate: string | null, endDate: string | null }> | null, assets60: Array<{ ownerNames: Array<string>, current: number | null, isoCurrencyCode: string | null, unofficialCurrencyCode: string | null, accountIds: Array<string>, averageDailyBalance: number | null, startDate: string | null, endDate: string | null }> | null, assets90: Array<{ averageDailyBalance: number | null, startDate: string | null, endDate: string | null }> | null };

export type AverageOfOwnersPartsFragment = { averageDailyBalance: number | null, startDate: string | null, endDate: string | null };

export type CoveragePartsFragment = { requestedFrom: string | null, insights: CoverageStatus, transactions: { status: CoverageStatus, firstDate: string | null, lastDate: string | null }, historicalBalances: { status: CoverageStatus, firstDate: string | null, lastDate: string | null } };

export type AccountPartsFragment = { id: string, accountId: string, name: string | null, mask: string | null, type: AccountType, subtype: AccountSubtype | null, subtypeRaw: string | null, balances: { current: number | null, isoCurrencyCode: string | null, unofficialCurrencyCode: string | null }, coverage: { transactions: { status: CoverageStatus, firstDate: string | null, lastDate: string | null } }, average30: Array<{ amount: number | null, daysCovered: number, startDate: string, endDate: string, isoCurrencyCode: string | null, unofficialCurrencyCode: string | null }> | null, average60: Array<{ amount: number | null, daysCovered: number, startDate: string, endDate: string, isoCurrencyCode: string | null, unofficialCurrencyCode: string | null }> | null, average90: Array<{ amount: number | null, daysCovered: number, startDate: string, endDate: string, isoCurrencyCode: string | null, unofficialCurrencyCode: string | null }> | null };

export type AveragePartsFragment = { amount: number | null, daysCovered: number, startDate: string, endDate: string, isoCurrencyCode: string | null, unofficialCurrencyCode: string | null };

export type TransactionPageQueryVariables = Exact<{
  id: string | number;
  filter?: TransactionFilterInput | null | undefined;
  orderBy?: TransactionOrderInput | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type TransactionPageQuery = { node:
    | { __typename: 'Account', id: string }
    | { __typename: 'AssetReport', id: string, transactions: { totalCount: number | null, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ transactionId: string, accountId: string, date: string, amount: number, pending: boolean | null, originalDescription: string | null, merchantName: string | null, isoCurrencyCode: string | null, unofficialCurrencyCode: string | null, creditCategory: { primary: string | null, detailed: string | null } | null }> } | null }
    | { __typename: 'AuditCopy', id: string }
    | { __typename: 'CashflowReport', id: string }
    | { __typename: 'Item', id: string }
    | { __typename: 'RelayToken', id: string }
   | null };

export type TransactionSumsQueryVariables = Exact<{
  id: string | number;
  filter?: TransactionFilterInput | null | undefined;
}>;


export type TransactionSumsQuery = { node:
    | { __typename: 'Account', id: string }
    | { __typename: 'AssetReport', id: string, summary: Array<{ isoCurrencyCode: string | null, unofficialCurrencyCode: string | null, count: number, inflow: number | null, outflow: number | null, net: number | null }> | null }
    | { __typename: 'AuditCopy', id: string }
    | { __typename: 'CashflowReport', id: string }
    | { __typename: 'Item', id: string }
    | { __typename: 'RelayToken', id: string }
   | null };

export type TransactionRowFragment = { transactionId: string, accountId: string, date: string, amount: number, pending: boolean | null, originalDescription: string | null, merchantName: string | null, isoCurrencyCode: string | null, unofficialCurrencyCode: string | null, creditCategory: { primary: string | null, detailed: string | null } | null };

export const CashFlowPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CashFlowParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CurrencySummary"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isoCurrencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"unofficialCurrencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"months"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startDate"}},{"kind":"Field","name":{"kind":"Name","value":"inflow"}},{"kind":"Field","name":{"kind":"Name","value":"outflow"}},{"kind":"Field","name":{"kind":"Name","value":"net"}}]}}]}}]} as unknown as DocumentNode<CashFlowPartsFragment, unknown>;
export const IncomeStreamPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"IncomeStreamParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IncomeStream"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"payer"}},{"kind":"Field","name":{"kind":"Name","value":"cadence"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"confidence"}},{"kind":"Field","name":{"kind":"Name","value":"paydayCount"}},{"kind":"Field","name":{"kind":"Name","value":"typicalAmount"}},{"kind":"Field","name":{"kind":"Name","value":"totalAmount"}},{"kind":"Field","name":{"kind":"Name","value":"firstDate"}},{"kind":"Field","name":{"kind":"Name","value":"lastDate"}},{"kind":"Field","name":{"kind":"Name","value":"isoCurrencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"unofficialCurrencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"transactionIds"}}]}}]} as unknown as DocumentNode<IncomeStreamPartsFragment, unknown>;
export const DayPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DayParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DailyBalance"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}}]} as unknown as DocumentNode<DayPartsFragment, unknown>;
export const NegativeDaysPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"NegativeDaysParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NegativeRecordAttributes"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"negativeHistoricalBalances"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"DayParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"countNegativeHistoricalBalances"}},{"kind":"Field","name":{"kind":"Name","value":"lowestNegativeHistoricalBalance"}},{"kind":"Field","name":{"kind":"Name","value":"daysSinceNegativeHistoricalBalance"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DayParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DailyBalance"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}}]} as unknown as DocumentNode<NegativeDaysPartsFragment, unknown>;
export const NegativeRecordPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"NegativeRecordParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NegativeRecordAttributes"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"countOdNsf"}},{"kind":"Field","name":{"kind":"Name","value":"amountOdNsf"}},{"kind":"Field","name":{"kind":"Name","value":"daysSinceOdNsf"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"NegativeDaysParts"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DayParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DailyBalance"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"NegativeDaysParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NegativeRecordAttributes"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"negativeHistoricalBalances"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"DayParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"countNegativeHistoricalBalances"}},{"kind":"Field","name":{"kind":"Name","value":"lowestNegativeHistoricalBalance"}},{"kind":"Field","name":{"kind":"Name","value":"daysSinceNegativeHistoricalBalance"}}]}}]} as unknown as DocumentNode<NegativeRecordPartsFragment, unknown>;
export const DebtPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DebtParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DebtInsightsAttributes"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"countLoanDisbursements"}},{"kind":"Field","name":{"kind":"Name","value":"amountLoanDisbursements"}},{"kind":"Field","name":{"kind":"Name","value":"daysSinceLoanDisbursement"}},{"kind":"Field","name":{"kind":"Name","value":"countLoanPayments"}},{"kind":"Field","name":{"kind":"Name","value":"amountLoanPayments"}},{"kind":"Field","name":{"kind":"Name","value":"daysSinceLoanPayment"}}]}}]} as unknown as DocumentNode<DebtPartsFragment, unknown>;
export const PastBalancePartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PastBalanceParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Account"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"historicalBalances"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"Field","name":{"kind":"Name","value":"current"}},{"kind":"Field","name":{"kind":"Name","value":"isoCurrencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"unofficialCurrencyCode"}}]}}]}}]} as unknown as DocumentNode<PastBalancePartsFragment, unknown>;
export const LargeDepositsPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LargeDepositsParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LargeDeposits"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isoCurrencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"unofficialCurrencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"startDate"}},{"kind":"Field","name":{"kind":"Name","value":"thresholdAmount"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"totalAmount"}},{"kind":"Field","name":{"kind":"Name","value":"deposits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"transactionId"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"originalDescription"}},{"kind":"Field","name":{"kind":"Name","value":"ownTransferTransactionId"}}]}}]}}]} as unknown as DocumentNode<LargeDepositsPartsFragment, unknown>;
export const CoveragePartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CoverageParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Coverage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requestedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"insights"}},{"kind":"Field","name":{"kind":"Name","value":"transactions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"firstDate"}},{"kind":"Field","name":{"kind":"Name","value":"lastDate"}}]}},{"kind":"Field","name":{"kind":"Name","value":"historicalBalances"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"firstDate"}},{"kind":"Field","name":{"kind":"Name","value":"lastDate"}}]}}]}}]} as unknown as DocumentNode<CoveragePartsFragment, unknown>;
export const AveragePartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AverageParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AverageDailyBalance"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"daysCovered"}},{"kind":"Field","name":{"kind":"Name","value":"startDate"}},{"kind":"Field","name":{"kind":"Name","value":"endDate"}},{"kind":"Field","name":{"kind":"Name","value":"isoCurrencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"unofficialCurrencyCode"}}]}}]} as unknown as DocumentNode<AveragePartsFragment, unknown>;
export const AccountPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AccountParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Account"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"mask"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"subtype"}},{"kind":"Field","name":{"kind":"Name","value":"subtypeRaw"}},{"kind":"Field","name":{"kind":"Name","value":"balances"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"current"}},{"kind":"Field","name":{"kind":"Name","value":"isoCurrencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"unofficialCurrencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"coverage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"transactions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"firstDate"}},{"kind":"Field","name":{"kind":"Name","value":"lastDate"}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"average30"},"name":{"kind":"Name","value":"averageDailyBalance"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"IntValue","value":"30"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AverageParts"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"average60"},"name":{"kind":"Name","value":"averageDailyBalance"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"IntValue","value":"60"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AverageParts"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"average90"},"name":{"kind":"Name","value":"averageDailyBalance"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"IntValue","value":"90"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AverageParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AverageParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AverageDailyBalance"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"daysCovered"}},{"kind":"Field","name":{"kind":"Name","value":"startDate"}},{"kind":"Field","name":{"kind":"Name","value":"endDate"}},{"kind":"Field","name":{"kind":"Name","value":"isoCurrencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"unofficialCurrencyCode"}}]}}]} as unknown as DocumentNode<AccountPartsFragment, unknown>;
export const AverageOfOwnersPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AverageOfOwnersParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VerifiedAssets"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"averageDailyBalance"}},{"kind":"Field","name":{"kind":"Name","value":"startDate"}},{"kind":"Field","name":{"kind":"Name","value":"endDate"}}]}}]} as unknown as DocumentNode<AverageOfOwnersPartsFragment, unknown>;
export const ReportPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReportParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AssetReport"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"dateGenerated"}},{"kind":"Field","name":{"kind":"Name","value":"daysRequested"}},{"kind":"Field","name":{"kind":"Name","value":"hasInsights"}},{"kind":"Field","name":{"kind":"Name","value":"age"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"days"}},{"kind":"Field","name":{"kind":"Name","value":"bankDataDays"}}]}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"firstName"}},{"kind":"Field","name":{"kind":"Name","value":"middleName"}},{"kind":"Field","name":{"kind":"Name","value":"lastName"}},{"kind":"Field","name":{"kind":"Name","value":"ssn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"coverage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CoverageParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"institutionName"}},{"kind":"Field","name":{"kind":"Name","value":"accounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"AccountParts"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"ownerMatches"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"mask"}},{"kind":"Field","name":{"kind":"Name","value":"applicantName"}},{"kind":"Field","name":{"kind":"Name","value":"ownerNames"}},{"kind":"Field","name":{"kind":"Name","value":"match"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"assets30"},"name":{"kind":"Name","value":"verifiedAssets"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"IntValue","value":"30"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AverageOfOwnersParts"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"assets60"},"name":{"kind":"Name","value":"verifiedAssets"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"IntValue","value":"60"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ownerNames"}},{"kind":"Field","name":{"kind":"Name","value":"current"}},{"kind":"Field","name":{"kind":"Name","value":"isoCurrencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"unofficialCurrencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"accountIds"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"AverageOfOwnersParts"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"assets90"},"name":{"kind":"Name","value":"verifiedAssets"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"IntValue","value":"90"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AverageOfOwnersParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AverageParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AverageDailyBalance"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"daysCovered"}},{"kind":"Field","name":{"kind":"Name","value":"startDate"}},{"kind":"Field","name":{"kind":"Name","value":"endDate"}},{"kind":"Field","name":{"kind":"Name","value":"isoCurrencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"unofficialCurrencyCode"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CoverageParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Coverage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requestedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"insights"}},{"kind":"Field","name":{"kind":"Name","value":"transactions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"firstDate"}},{"kind":"Field","name":{"kind":"Name","value":"lastDate"}}]}},{"kind":"Field","name":{"kind":"Name","value":"historicalBalances"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"firstDate"}},{"kind":"Field","name":{"kind":"Name","value":"lastDate"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AccountParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Account"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"mask"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"subtype"}},{"kind":"Field","name":{"kind":"Name","value":"subtypeRaw"}},{"kind":"Field","name":{"kind":"Name","value":"balances"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"current"}},{"kind":"Field","name":{"kind":"Name","value":"isoCurrencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"unofficialCurrencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"coverage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"transactions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"firstDate"}},{"kind":"Field","name":{"kind":"Name","value":"lastDate"}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"average30"},"name":{"kind":"Name","value":"averageDailyBalance"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"IntValue","value":"30"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AverageParts"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"average60"},"name":{"kind":"Name","value":"averageDailyBalance"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"IntValue","value":"60"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AverageParts"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"average90"},"name":{"kind":"Name","value":"averageDailyBalance"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"IntValue","value":"90"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AverageParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AverageOfOwnersParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VerifiedAssets"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"averageDailyBalance"}},{"kind":"Field","name":{"kind":"Name","value":"startDate"}},{"kind":"Field","name":{"kind":"Name","value":"endDate"}}]}}]} as unknown as DocumentNode<ReportPartsFragment, unknown>;
export const ReportResultFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReportResult"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AssetReportResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"cachedAt"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"errorCode"}},{"kind":"Field","name":{"kind":"Name","value":"displayMessage"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"warnings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"warningCode"}},{"kind":"Field","name":{"kind":"Name","value":"warningCodeRaw"}},{"kind":"Field","name":{"kind":"Name","value":"accountIds"}},{"kind":"Field","name":{"kind":"Name","value":"cause"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"errorCode"}},{"kind":"Field","name":{"kind":"Name","value":"displayMessage"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"report"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReportParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CoverageParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Coverage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requestedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"insights"}},{"kind":"Field","name":{"kind":"Name","value":"transactions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"firstDate"}},{"kind":"Field","name":{"kind":"Name","value":"lastDate"}}]}},{"kind":"Field","name":{"kind":"Name","value":"historicalBalances"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"firstDate"}},{"kind":"Field","name":{"kind":"Name","value":"lastDate"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AverageParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AverageDailyBalance"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"daysCovered"}},{"kind":"Field","name":{"kind":"Name","value":"startDate"}},{"kind":"Field","name":{"kind":"Name","value":"endDate"}},{"kind":"Field","name":{"kind":"Name","value":"isoCurrencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"unofficialCurrencyCode"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AccountParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Account"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"mask"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"subtype"}},{"kind":"Field","name":{"kind":"Name","value":"subtypeRaw"}},{"kind":"Field","name":{"kind":"Name","value":"balances"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"current"}},{"kind":"Field","name":{"kind":"Name","value":"isoCurrencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"unofficialCurrencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"coverage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"transactions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"firstDate"}},{"kind":"Field","name":{"kind":"Name","value":"lastDate"}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"average30"},"name":{"kind":"Name","value":"averageDailyBalance"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"IntValue","value":"30"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AverageParts"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"average60"},"name":{"kind":"Name","value":"averageDailyBalance"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"IntValue","value":"60"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AverageParts"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"average90"},"name":{"kind":"Name","value":"averageDailyBalance"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"IntValue","value":"90"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AverageParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AverageOfOwnersParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VerifiedAssets"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"averageDailyBalance"}},{"kind":"Field","name":{"kind":"Name","value":"startDate"}},{"kind":"Field","name":{"kind":"Name","value":"endDate"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReportParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AssetReport"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"dateGenerated"}},{"kind":"Field","name":{"kind":"Name","value":"daysRequested"}},{"kind":"Field","name":{"kind":"Name","value":"hasInsights"}},{"kind":"Field","name":{"kind":"Name","value":"age"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"days"}},{"kind":"Field","name":{"kind":"Name","value":"bankDataDays"}}]}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"firstName"}},{"kind":"Field","name":{"kind":"Name","value":"middleName"}},{"kind":"Field","name":{"kind":"Name","value":"lastName"}},{"kind":"Field","name":{"kind":"Name","value":"ssn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"coverage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CoverageParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"institutionName"}},{"kind":"Field","name":{"kind":"Name","value":"accounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"AccountParts"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"ownerMatches"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"mask"}},{"kind":"Field","name":{"kind":"Name","value":"applicantName"}},{"kind":"Field","name":{"kind":"Name","value":"ownerNames"}},{"kind":"Field","name":{"kind":"Name","value":"match"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"assets30"},"name":{"kind":"Name","value":"verifiedAssets"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"IntValue","value":"30"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AverageOfOwnersParts"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"assets60"},"name":{"kind":"Name","value":"verifiedAssets"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"IntValue","value":"60"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ownerNames"}},{"kind":"Field","name":{"kind":"Name","value":"current"}},{"kind":"Field","name":{"kind":"Name","value":"isoCurrencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"unofficialCurrencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"accountIds"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"AverageOfOwnersParts"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"assets90"},"name":{"kind":"Name","value":"verifiedAssets"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"IntValue","value":"90"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AverageOfOwnersParts"}}]}}]}}]} as unknown as DocumentNode<ReportResultFragment, unknown>;
export const TransactionRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TransactionRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Transaction"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"transactionId"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"pending"}},{"kind":"Field","name":{"kind":"Name","value":"originalDescription"}},{"kind":"Field","name":{"kind":"Name","value":"merchantName"}},{"kind":"Field","name":{"kind":"Name","value":"creditCategory"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"primary"}},{"kind":"Field","name":{"kind":"Name","value":"detailed"}}]}},{"kind":"Field","name":{"kind":"Name","value":"isoCurrencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"unofficialCurrencyCode"}}]}}]} as unknown as DocumentNode<TransactionRowFragment, unknown>;
export const FiguresDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Figures"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AssetReport"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"summary"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CashFlowParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"incomeStreams"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IncomeStreamParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attributes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isoCurrencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"unofficialCurrencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"negativeRecord"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"NegativeRecordParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"debtInsights"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"DebtParts"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"accounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"attributes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isoCurrencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"unofficialCurrencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"negativeRecord"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"NegativeDaysParts"}}]}}]}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DayParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DailyBalance"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"NegativeDaysParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NegativeRecordAttributes"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"negativeHistoricalBalances"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"DayParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"countNegativeHistoricalBalances"}},{"kind":"Field","name":{"kind":"Name","value":"lowestNegativeHistoricalBalance"}},{"kind":"Field","name":{"kind":"Name","value":"daysSinceNegativeHistoricalBalance"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CashFlowParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CurrencySummary"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isoCurrencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"unofficialCurrencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"months"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startDate"}},{"kind":"Field","name":{"kind":"Name","value":"inflow"}},{"kind":"Field","name":{"kind":"Name","value":"outflow"}},{"kind":"Field","name":{"kind":"Name","value":"net"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"IncomeStreamParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IncomeStream"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"payer"}},{"kind":"Field","name":{"kind":"Name","value":"cadence"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"confidence"}},{"kind":"Field","name":{"kind":"Name","value":"paydayCount"}},{"kind":"Field","name":{"kind":"Name","value":"typicalAmount"}},{"kind":"Field","name":{"kind":"Name","value":"totalAmount"}},{"kind":"Field","name":{"kind":"Name","value":"firstDate"}},{"kind":"Field","name":{"kind":"Name","value":"lastDate"}},{"kind":"Field","name":{"kind":"Name","value":"isoCurrencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"unofficialCurrencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"transactionIds"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"NegativeRecordParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NegativeRecordAttributes"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"countOdNsf"}},{"kind":"Field","name":{"kind":"Name","value":"amountOdNsf"}},{"kind":"Field","name":{"kind":"Name","value":"daysSinceOdNsf"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"NegativeDaysParts"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DebtParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DebtInsightsAttributes"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"countLoanDisbursements"}},{"kind":"Field","name":{"kind":"Name","value":"amountLoanDisbursements"}},{"kind":"Field","name":{"kind":"Name","value":"daysSinceLoanDisbursement"}},{"kind":"Field","name":{"kind":"Name","value":"countLoanPayments"}},{"kind":"Field","name":{"kind":"Name","value":"amountLoanPayments"}},{"kind":"Field","name":{"kind":"Name","value":"daysSinceLoanPayment"}}]}}]} as unknown as DocumentNode<FiguresQuery, FiguresQueryVariables>;
export const PastBalancesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PastBalances"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AssetReport"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"accounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"PastBalanceParts"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PastBalanceParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Account"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"historicalBalances"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"Field","name":{"kind":"Name","value":"current"}},{"kind":"Field","name":{"kind":"Name","value":"isoCurrencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"unofficialCurrencyCode"}}]}}]}}]} as unknown as DocumentNode<PastBalancesQuery, PastBalancesQueryVariables>;
export const LargeDepositsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LargeDeposits"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"threshold"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DepositThresholdInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"days"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AssetReport"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"largeDeposits"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"threshold"},"value":{"kind":"Variable","name":{"kind":"Name","value":"threshold"}}},{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"Variable","name":{"kind":"Name","value":"days"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"LargeDepositsParts"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LargeDepositsParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LargeDeposits"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isoCurrencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"unofficialCurrencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"startDate"}},{"kind":"Field","name":{"kind":"Name","value":"thresholdAmount"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"totalAmount"}},{"kind":"Field","name":{"kind":"Name","value":"deposits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"transactionId"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"originalDescription"}},{"kind":"Field","name":{"kind":"Name","value":"ownTransferTransactionId"}}]}}]}}]} as unknown as DocumentNode<LargeDepositsQuery, LargeDepositsQueryVariables>;
export const SampleIdDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SampleId"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"token"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"relayToken"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"token"},"value":{"kind":"Variable","name":{"kind":"Name","value":"token"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<SampleIdQuery, SampleIdQueryVariables>;
export const ReportDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Report"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assetReport"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReportResult"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CoverageParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Coverage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requestedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"insights"}},{"kind":"Field","name":{"kind":"Name","value":"transactions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"firstDate"}},{"kind":"Field","name":{"kind":"Name","value":"lastDate"}}]}},{"kind":"Field","name":{"kind":"Name","value":"historicalBalances"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"firstDate"}},{"kind":"Field","name":{"kind":"Name","value":"lastDate"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AverageParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AverageDailyBalance"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"daysCovered"}},{"kind":"Field","name":{"kind":"Name","value":"startDate"}},{"kind":"Field","name":{"kind":"Name","value":"endDate"}},{"kind":"Field","name":{"kind":"Name","value":"isoCurrencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"unofficialCurrencyCode"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AccountParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Account"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"mask"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"subtype"}},{"kind":"Field","name":{"kind":"Name","value":"subtypeRaw"}},{"kind":"Field","name":{"kind":"Name","value":"balances"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"current"}},{"kind":"Field","name":{"kind":"Name","value":"isoCurrencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"unofficialCurrencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"coverage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"transactions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"firstDate"}},{"kind":"Field","name":{"kind":"Name","value":"lastDate"}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"average30"},"name":{"kind":"Name","value":"averageDailyBalance"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"IntValue","value":"30"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AverageParts"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"average60"},"name":{"kind":"Name","value":"averageDailyBalance"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"IntValue","value":"60"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AverageParts"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"average90"},"name":{"kind":"Name","value":"averageDailyBalance"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"IntValue","value":"90"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AverageParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AverageOfOwnersParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VerifiedAssets"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"averageDailyBalance"}},{"kind":"Field","name":{"kind":"Name","value":"startDate"}},{"kind":"Field","name":{"kind":"Name","value":"endDate"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReportParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AssetReport"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"dateGenerated"}},{"kind":"Field","name":{"kind":"Name","value":"daysRequested"}},{"kind":"Field","name":{"kind":"Name","value":"hasInsights"}},{"kind":"Field","name":{"kind":"Name","value":"age"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"days"}},{"kind":"Field","name":{"kind":"Name","value":"bankDataDays"}}]}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"firstName"}},{"kind":"Field","name":{"kind":"Name","value":"middleName"}},{"kind":"Field","name":{"kind":"Name","value":"lastName"}},{"kind":"Field","name":{"kind":"Name","value":"ssn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"coverage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CoverageParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"institutionName"}},{"kind":"Field","name":{"kind":"Name","value":"accounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"AccountParts"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"ownerMatches"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"mask"}},{"kind":"Field","name":{"kind":"Name","value":"applicantName"}},{"kind":"Field","name":{"kind":"Name","value":"ownerNames"}},{"kind":"Field","name":{"kind":"Name","value":"match"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"assets30"},"name":{"kind":"Name","value":"verifiedAssets"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"IntValue","value":"30"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AverageOfOwnersParts"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"assets60"},"name":{"kind":"Name","value":"verifiedAssets"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"IntValue","value":"60"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ownerNames"}},{"kind":"Field","name":{"kind":"Name","value":"current"}},{"kind":"Field","name":{"kind":"Name","value":"isoCurrencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"unofficialCurrencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"accountIds"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"AverageOfOwnersParts"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"assets90"},"name":{"kind":"Name","value":"verifiedAssets"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"IntValue","value":"90"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AverageOfOwnersParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReportResult"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AssetReportResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"cachedAt"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"errorCode"}},{"kind":"Field","name":{"kind":"Name","value":"displayMessage"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"warnings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"warningCode"}},{"kind":"Field","name":{"kind":"Name","value":"warningCodeRaw"}},{"kind":"Field","name":{"kind":"Name","value":"accountIds"}},{"kind":"Field","name":{"kind":"Name","value":"cause"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"errorCode"}},{"kind":"Field","name":{"kind":"Name","value":"displayMessage"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"report"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReportParts"}}]}}]}}]} as unknown as DocumentNode<ReportQuery, ReportQueryVariables>;
export const ReportReadyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ReportReady"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reportReady"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assetReport"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"report"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ReportReadySubscription, ReportReadySubscriptionVariables>;
export const TransactionPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TransactionPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"TransactionFilterInput"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"TransactionOrderInput"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AssetReport"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"transactions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TransactionRow"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TransactionRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Transaction"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"transactionId"}},{"kind":"Field","name":{"kind":"Name","value":"accountId"}},{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"pending"}},{"kind":"Field","name":{"kind":"Name","value":"originalDescription"}},{"kind":"Field","name":{"kind":"Name","value":"merchantName"}},{"kind":"Field","name":{"kind":"Name","value":"creditCategory"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"primary"}},{"kind":"Field","name":{"kind":"Name","value":"detailed"}}]}},{"kind":"Field","name":{"kind":"Name","value":"isoCurrencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"unofficialCurrencyCode"}}]}}]} as unknown as DocumentNode<TransactionPageQuery, TransactionPageQueryVariables>;
export const TransactionSumsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TransactionSums"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"TransactionFilterInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AssetReport"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"summary"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isoCurrencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"unofficialCurrencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"inflow"}},{"kind":"Field","name":{"kind":"Name","value":"outflow"}},{"kind":"Field","name":{"kind":"Name","value":"net"}}]}}]}}]}}]}}]} as unknown as DocumentNode<TransactionSumsQuery, TransactionSumsQueryVariables>;