import { eventsOf } from './events.js';
import { coveredInCategory, type Evidence } from './evidence.js';
import type { MonthlyAmount } from './monthly-amount.js';

/** Loans paid out to the borrower, and loan payments. */
export interface DebtInsights {
  readonly countLoanDisbursements: number | null;
  readonly amountLoanDisbursements: number | null;
  readonly minLoanDisbursements: number | null;
  readonly maxLoanDisbursements: number | null;
  readonly avgLoanDisbursement: number | null;
  readonly loanDisbursementMonthlySummary: readonly MonthlyAmount[] | null;
  readonly daysSinceLoanDisbursement: number | null;
  readonly countLoanPayments: number | null;
  readonly amountLoanPayments: number | null;
  readonly minLoanPayments: number | null;
  readonly maxLoanPayments: number | null;
  readonly avgLoanPayment: number | null;
  readonly loanPaymentMonthlySummary: readonly MonthlyAmount[] | null;
  readonly daysSinceLoanPayment: number | null;
}

export function debtInsightsOf(evidence: Evidence, asOf: string): DebtInsights {
  const disbursements = eventsOf(coveredInCategory(evidence, 'LOAN_DISBURSEMENTS'), 'INFLOW', asOf);
  const payments = eventsOf(coveredInCategory(evidence, 'LOAN_PAYMENTS'), 'OUTFLOW', asOf);
  return {
    countLoanDisbursements: disbursements.count,
    amountLoanDisbursements: disbursements.amount,
    minLoanDisbursements: disbursements.min,
    maxLoanDisbursements: disbursements.max,
    avgLoanDisbursement: disbursements.avg,
    loanDisbursementMonthlySummary: disbursements.monthlySummary,
    daysSinceLoanDisbursement: disbursements.daysSince,
    countLoanPayments: payments.count,
    amountLoanPayments: payments.amount,
    minLoanPayments: payments.min,
    maxLoanPayments: payments.max,
    avgLoanPayment: payments.avg,
    loanPaymentMonthlySummary: payments.monthlySummary,
    daysSinceLoanPayment: payments.daysSince,
  };
}
