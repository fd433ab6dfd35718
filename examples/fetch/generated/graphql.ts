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

export type RelayTokenIdQueryVariables = Exact<{
  token: string;
}>;


export type RelayTokenIdQuery = { relayToken: { id: string } | null };

export type ReportReadySubscriptionVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type ReportReadySubscription = { reportReady: { kind: ReportEventKind, assetReport: { status: ReportStatus, error: { errorCode: string, displayMessage: string | null } | null, report: { assetReportId: string, dateGenerated: string, items: Array<{ itemId: string, institutionName: string | null, accounts: Array<{ accountId: string, name: string | null, mask: string | null, subtype: AccountSubtype | null, balances: { current: number | null, isoCurrencyCode: string | null, unofficialCurrencyCode: string | null } }> }> } | null } | null } };

export type AccountLineFragment = { name: string | null, mask: string | null, subtype: AccountSubtype | null, balances: { current: number | null, isoCurrencyCode: string | null, unofficialCurrencyCode: string | null } };

export type ReportTransactionsQueryVariables = Exact<{
  token: string;
  first: number;
  after?: string | null | undefined;
}>;


export type ReportTransactionsQuery = { relayToken: { assetReport: { report: { assetReportId: string, transactions: { totalCount: number | null, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ transactionId: string, accountId: string }> } | null } | null } | null } | null };

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
export const AccountLineFragmentDoc = new TypedDocumentString(`
    fragment AccountLine on Account {
  name
  mask
  subtype
  balances {
    current
    isoCurrencyCode
    unofficialCurrencyCode
  }
}
    `, {"fragmentName":"AccountLine"}) as unknown as TypedDocumentString<AccountLineFragment, unknown>;
export const RelayTokenIdDocument = new TypedDocumentString(`
    query RelayTokenId($token: String!) {
  relayToken(token: $token) {
    id
  }
}
    `) as unknown as TypedDocumentString<RelayTokenIdQuery, RelayTokenIdQueryVariables>;
export const ReportReadyDocument = new TypedDocumentString(`
    subscription ReportReady($id: ID!, $after: String) {
  reportReady(id: $id, after: $after) {
    kind
    assetReport {
      status
      error {
        errorCode
        displayMessage
      }
      report {
        assetReportId
        dateGenerated
        items {
          itemId
          institutionName
          accounts {
            accountId
            ...AccountLine
          }
        }
      }
    }
  }
}
    fragment AccountLine on Account {
  name
  mask
  subtype
  balances {
    current
    isoCurrencyCode
    unofficialCurrencyCode
  }
}`) as unknown as TypedDocumentString<ReportReadySubscription, ReportReadySubscriptionVariables>;
export const ReportTransactionsDocument = new TypedDocumentString(`
    query ReportTransactions($token: String!, $first: Int!, $after: String) {
  relayToken(token: $token) {
    assetReport {
      report {
        assetReportId
        transactions(first: $first, after: $after) {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          nodes {
            transactionId
            accountId
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReportTransactionsQuery, ReportTransactionsQueryVariables>;