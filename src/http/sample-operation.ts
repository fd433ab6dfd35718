/** The sample operation of the page at `/` and of Apollo Sandbox. */
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
