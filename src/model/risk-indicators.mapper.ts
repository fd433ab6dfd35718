import type {
  BankPenaltiesIndicators as WireBankPenaltiesIndicators,
  GamblingIndicators as WireGamblingIndicators,
  LoanDisbursementsIndicators as WireLoanDisbursementsIndicators,
  LoanPaymentsIndicators as WireLoanPaymentsIndicators,
  NegativeBalanceInsights as WireNegativeBalanceInsights,
  NegativeBalanceOccurrence as WireNegativeBalanceOccurrence,
  RiskIndicators as WireRiskIndicators,
} from 'plaid';
import type {
  BankPenaltiesIndicators,
  GamblingIndicators,
  LoanDisbursementsIndicators,
  LoanPaymentsIndicators,
  NegativeBalanceInsights,
  NegativeBalanceOccurrence,
  RiskIndicators,
  TransactionIndicators,
} from './account-insights.js';
import {
  mapCategoryExpenses,
  mapMoneyAmount,
  mapMoneyAmountWithAverage,
  mapMonthlySummary,
} from './money-amount.mapper.js';
import {
  listOrNull,
  numberOrNull,
  objectOrNull,
  type Place,
  textOrNull,
  textsOrNull,
  wholeNumberOrNull,
} from './reader.js';

export function mapRiskIndicators(wire: WireRiskIndicators, at: Place): RiskIndicators {
  return {
    bankPenalties: objectOrNull(wire.bank_penalties, at, 'bank_penalties', mapBankPenalties),
    gambling: objectOrNull(wire.gambling, at, 'gambling', mapGambling),
    loanDisbursements: objectOrNull(wire.loan_disbursements, at, 'loan_disbursements', mapLoanDisbursements),
    loanPayments: objectOrNull(wire.loan_payments, at, 'loan_payments', mapLoanPayments),
    negativeBalance: objectOrNull(wire.negative_balance, at, 'negative_balance', mapNegativeBalance),
  };
}

/** The common fields of all four kinds. The others have the same keys as bank penalties. */
function mapTransactionIndicators(
  wire: Omit<WireBankPenaltiesIndicators, 'category_details'>,
  at: Place,
): TransactionIndicators {
  return {
    ...mapMoneyAmountWithAverage(wire, at),
    transactionsCount: wholeNumberOrNull(wire.transactions_count),
    monthlySummaries: listOrNull(wire.monthly_summaries, at, 'monthly_summaries', mapMonthlySummary),
    daysSinceLastOccurrence: wholeNumberOrNull(wire.days_since_last_occurrence),
    percentageOfIncome: numberOrNull(wire.percentage_of_income),
  };
}

function mapBankPenalties(wire: WireBankPenaltiesIndicators, at: Place): BankPenaltiesIndicators {
  return {
    ...mapTransactionIndicators(wire, at),
    categoryDetails: listOrNull(wire.category_details, at, 'category_details', mapCategoryExpenses),
  };
}

function mapGambling(wire: WireGamblingIndicators, at: Place): GamblingIndicators {
  return {
    ...mapTransactionIndicators(wire, at),
    topMerchants: textsOrNull(wire.top_merchants, at, 'top_merchants'),
  };
}

function mapLoanDisbursements(wire: WireLoanDisbursementsIndicators, at: Place): LoanDisbursementsIndicators {
  return {
    ...mapTransactionIndicators(wire, at),
    categoryDetails: listOrNull(wire.category_details, at, 'category_details', mapCategoryExpenses),
    topProviders: textsOrNull(wire.top_providers, at, 'top_providers'),
  };
}

function mapLoanPayments(wire: WireLoanPaymentsIndicators, at: Place): LoanPaymentsIndicators {
  return {
    ...mapTransactionIndicators(wire, at),
    categoryDetails: listOrNull(wire.category_details, at, 'category_details', mapCategoryExpenses),
    topProviders: textsOrNull(wire.top_providers, at, 'top_providers'),
  };
}

function mapNegativeBalance(wire: WireNegativeBalanceInsights, at: Place): NegativeBalanceInsights {
  return {
    daysSinceLastOccurrence: wholeNumberOrNull(wire.days_since_last_occurrence),
    daysWithNegativeBalance: wholeNumberOrNull(wire.days_with_negative_balance),
    minimumBalance: objectOrNull(wire.minimum_balance, at, 'minimum_balance', mapMoneyAmount),
    occurrences: listOrNull(wire.occurrences, at, 'occurrences', mapOccurrence),
  };
}

function mapOccurrence(wire: WireNegativeBalanceOccurrence, at: Place): NegativeBalanceOccurrence {
  return {
    startDate: textOrNull(wire.start_date),
    endDate: textOrNull(wire.end_date),
    minimumBalance: objectOrNull(wire.minimum_balance, at, 'minimum_balance', mapMoneyAmount),
  };
}
