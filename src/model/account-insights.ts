/**
 * Plaid's figures for lenders, for one account or a whole report. Only UK and EU customers get them. Plaid guarantees no
 * field, so every value may be null.
 */
export interface AccountInsights {
  readonly risk: RiskIndicators | null;
  readonly affordability: AffordabilityInsights | null;
}

/** An amount with its currency; at most one of the two codes is set. */
export interface MoneyAmount {
  readonly amount: number | null;
  readonly isoCurrencyCode: string | null;
  readonly unofficialCurrencyCode: string | null;
}

export interface MoneyAmountWithAverage extends MoneyAmount {
  /** The amount divided by the calendar months of the window. */
  readonly monthlyAverage: MoneyAmount | null;
}

/** The transactions of one credit category. */
export interface CategoryExpenses extends MoneyAmountWithAverage {
  readonly id: string | null;
  readonly transactionsCount: number | null;
}

export interface MonthlySummary {
  readonly startDate: string | null;
  readonly endDate: string | null;
  readonly totalAmount: MoneyAmount | null;
}

/** Indicators that a loan may not be paid back. */
export interface RiskIndicators {
  readonly bankPenalties: BankPenaltiesIndicators | null;
  readonly gambling: GamblingIndicators | null;
  readonly loanDisbursements: LoanDisbursementsIndicators | null;
  readonly loanPayments: LoanPaymentsIndicators | null;
  readonly negativeBalance: NegativeBalanceInsights | null;
}

/** The common fields of all transaction kinds that Plaid counts as a risk. */
export interface TransactionIndicators extends MoneyAmountWithAverage {
  readonly transactionsCount: number | null;
  readonly monthlySummaries: readonly MonthlySummary[] | null;
  readonly daysSinceLastOccurrence: number | null;
  /** 100 is the whole income; -1 without income. */
  readonly percentageOfIncome: number | null;
}

export interface BankPenaltiesIndicators extends TransactionIndicators {
  readonly categoryDetails: readonly CategoryExpenses[] | null;
}

export interface GamblingIndicators extends TransactionIndicators {
  readonly topMerchants: readonly string[] | null;
}

export interface LoanDisbursementsIndicators extends TransactionIndicators {
  readonly categoryDetails: readonly CategoryExpenses[] | null;
  readonly topProviders: readonly string[] | null;
}

export interface LoanPaymentsIndicators extends TransactionIndicators {
  readonly categoryDetails: readonly CategoryExpenses[] | null;
  readonly topProviders: readonly string[] | null;
}

export interface NegativeBalanceInsights {
  readonly daysSinceLastOccurrence: number | null;
  readonly daysWithNegativeBalance: number | null;
  readonly minimumBalance: MoneyAmount | null;
  readonly occurrences: readonly NegativeBalanceOccurrence[] | null;
}

/** Consecutive days with a balance below zero. */
export interface NegativeBalanceOccurrence {
  readonly startDate: string | null;
  readonly endDate: string | null;
  readonly minimumBalance: MoneyAmount | null;
}

/** Whether the borrower can afford a loan. */
export interface AffordabilityInsights {
  readonly expenditure: ExpenditureInsights | null;
  readonly income: IncomeInsights | null;
}

export interface ExpenditureInsights {
  readonly cashFlow: MoneyAmountWithAverage | null;
  readonly totalExpenditure: ExpenditureSummary | null;
  readonly essentialExpenditure: ExpenditureSummary | null;
  readonly nonEssentialExpenditure: ExpenditureSummary | null;
  readonly other: ExpenditureSummary | null;
  readonly transfersOut: ExpenditureSummary | null;
  readonly outlierTransactions: OutlierTransactionsInsights | null;
}

export interface ExpenditureSummary extends MoneyAmountWithAverage {
  readonly transactionsCount: number | null;
  /** 100 is the whole income; -1 without income. */
  readonly percentageOfIncome: number | null;
  readonly topCategories: readonly CategoryExpenses[] | null;
}

/** Transactions with unusually large amounts for the account. */
export interface OutlierTransactionsInsights {
  readonly transactionsCount: number | null;
  readonly totalAmount: MoneyAmount | null;
  readonly topCategories: readonly CategoryExpenses[] | null;
}

export interface IncomeInsights {
  readonly totalIncome: MoneyAmount | null;
  readonly incomeExcludingTransfers: MoneyAmountWithAverage | null;
  readonly transfersIn: MoneyAmountWithAverage | null;
}
