/** A query of many fields, with the token of a report as its variable. */
export const SAMPLE_OPERATION = `query RelayedReport($token: String!) {
  relayToken(token: $token) {
    assetReport {
      status
      report {
        dateGenerated
        daysRequested
        items {
          institutionName
          accounts {
            name
            type
            subtype
            balances { available current isoCurrencyCode }
            owners { names }
            allTransactions {
              date amount direction
              originalDescription
            }
          }
        }
      }
      warnings { warningCode }
    }
  }
}
`;
