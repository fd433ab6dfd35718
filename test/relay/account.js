/** What an application that uses Relay has: a query for a report, and a fragment on an account that is read again by its id. */
graphql`
  query accountReportQuery($token: String!) {
    relayToken(token: $token) {
      assetReport {
        status
        report {
          dateGenerated
          items {
            institutionName
            accounts {
              ...account_details
            }
          }
        }
      }
    }
  }
`;

graphql`
  fragment account_details on Account
  @refetchable(queryName: "accountDetailsRefetchQuery")
  @argumentDefinitions(withBalances: { type: "Boolean", defaultValue: false }) {
    name
    balances @include(if: $withBalances) {
      current
      isoCurrencyCode
    }
  }
`;

graphql`
  fragment account_transactions on Account
  @refetchable(queryName: "accountTransactionsPaginationQuery")
  @argumentDefinitions(count: { type: "Int", defaultValue: 5 }, cursor: { type: "String" }) {
    transactions(first: $count, after: $cursor) @connection(key: "account_transactions") {
      edges {
        node {
          transactionId
        }
      }
    }
  }
`;
