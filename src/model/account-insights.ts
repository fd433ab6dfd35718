/** Lending insights of an account or a report; Plaid gives them for UK and EU customers only. */
export interface AccountInsights {
  readonly risk: null;
}
