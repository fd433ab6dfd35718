/** The operation that a newcomer meets first: on the page at `/`, in Apollo Sandbox, in the terminal and in the README. */
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
