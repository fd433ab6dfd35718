/**
 * The attributes that go by credit categories, which a report has only with Insights: field names, by the type they are on.
 * The days below zero, outliers, the cash flow and historical balances need none.
 */
export const INSIGHTS_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  NegativeRecordAttributes: [
    'countOdNsf',
    'amountOdNsf',
    'minOdNsf',
    'maxOdNsf',
    'avgOdNsf',
    'odNsfMonthlySummary',
    'daysSinceOdNsf',
  ],
  DebtInsightsAttributes: [
    'countLoanDisbursements',
    'amountLoanDisbursements',
    'minLoanDisbursements',
    'maxLoanDisbursements',
    'avgLoanDisbursement',
    'loanDisbursementMonthlySummary',
    'daysSinceLoanDisbursement',
    'countLoanPayments',
    'amountLoanPayments',
    'minLoanPayments',
    'maxLoanPayments',
    'avgLoanPayment',
    'loanPaymentMonthlySummary',
    'daysSinceLoanPayment',
  ],
};

/** Whether this selected field, by the name of the type it stands on and its own, needs a report with Insights. */
export function attributeNeedsInsights(type: string, field: string): boolean {
  return INSIGHTS_ATTRIBUTES[type]?.includes(field) ?? false;
}
