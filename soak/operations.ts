import type { Operation } from './graph-client.js';

const SUMMARY = `query Summary($token: String!) {
  relayToken(token: $token) {
    assetReport { status report { items { institutionName accounts { name balances { current } } } } }
  }
}`;

const PAGE = `query Page($token: String!) {
  relayToken(token: $token) {
    assetReport {
      status
      report {
        items {
          institutionName
          accounts {
            name
            balances { current available }
            transactions(first: 10) { totalCount nodes { date amount direction originalDescription } }
          }
        }
      }
    }
  }
}`;

const EXPORT = `query Export($token: String!) {
  relayToken(token: $token) {
    assetReport {
      status
      report {
        items {
          accounts {
            accountId
            allTransactions { transactionId date amount direction pending originalDescription isoCurrencyCode }
          }
        }
      }
    }
  }
}`;

const REFRESH = `mutation Refresh($accessToken: String!) {
  refreshCashflowReport(input: { accessToken: $accessToken, daysRequested: 90 }) { requestId }
}`;

/** Names and balances of a report. */
export const summaryOf = (token: string): Operation => ({ query: SUMMARY, variables: { token } });
/** Ten transactions of each account of a report. */
export const pageOf = (token: string): Operation => ({ query: PAGE, variables: { token } });
/** All transactions of a report. */
export const exportOf = (token: string): Operation => ({ query: EXPORT, variables: { token } });
/** The slowest call of Plaid's. */
export const refreshOf = (accessToken: string): Operation => ({ query: REFRESH, variables: { accessToken } });
