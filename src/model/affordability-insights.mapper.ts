import type {
  AffordabilityInsights as WireAffordabilityInsights,
  ExpenditureInsights as WireExpenditureInsights,
  ExpenditureSummary as WireExpenditureSummary,
  IncomeInsights as WireIncomeInsights,
  OutlierTransactionsInsights as WireOutlierTransactionsInsights,
} from 'plaid';
import type {
  AffordabilityInsights,
  ExpenditureInsights,
  ExpenditureSummary,
  IncomeInsights,
  OutlierTransactionsInsights,
} from './account-insights.js';
import { mapCategoryExpenses, mapMoneyAmount, mapMoneyAmountWithAverage } from './money-amount.mapper.js';
import { listOrNull, numberOrNull, objectOrNull, type Place, wholeNumberOrNull } from './reader.js';

export function mapAffordabilityInsights(wire: WireAffordabilityInsights, at: Place): AffordabilityInsights {
  return {
    expenditure: objectOrNull(wire.expenditure, at, 'expenditure', mapExpenditure),
    income: objectOrNull(wire.income, at, 'income', mapIncome),
  };
}

function mapExpenditure(wire: WireExpenditureInsights, at: Place): ExpenditureInsights {
  return {
    cashFlow: objectOrNull(wire.cash_flow, at, 'cash_flow', mapMoneyAmountWithAverage),
    totalExpenditure: objectOrNull(wire.total_expenditure, at, 'total_expenditure', mapExpenditureSummary),
    essentialExpenditure: objectOrNull(
      wire.essential_expenditure,
      at,
      'essential_expenditure',
      mapExpenditureSummary,
    ),
    nonEssentialExpenditure: objectOrNull(
      wire.non_essential_expenditure,
      at,
      'non_essential_expenditure',
      mapExpenditureSummary,
    ),
    other: objectOrNull(wire.other, at, 'other', mapExpenditureSummary),
    transfersOut: objectOrNull(wire.transfers_out, at, 'transfers_out', mapExpenditureSummary),
    outlierTransactions: objectOrNull(
      wire.outlier_transactions,
      at,
      'outlier_transactions',
      mapOutlierTransactions,
    ),
  };
}

function mapExpenditureSummary(wire: WireExpenditureSummary, at: Place): ExpenditureSummary {
  return {
    ...mapMoneyAmountWithAverage(wire, at),
    transactionsCount: wholeNumberOrNull(wire.transactions_count),
    percentageOfIncome: numberOrNull(wire.percentage_of_income),
    topCategories: listOrNull(wire.top_categories, at, 'top_categories', mapCategoryExpenses),
  };
}

function mapOutlierTransactions(
  wire: WireOutlierTransactionsInsights,
  at: Place,
): OutlierTransactionsInsights {
  return {
    transactionsCount: wholeNumberOrNull(wire.transactions_count),
    totalAmount: objectOrNull(wire.total_amount, at, 'total_amount', mapMoneyAmount),
    topCategories: listOrNull(wire.top_categories, at, 'top_categories', mapCategoryExpenses),
  };
}

function mapIncome(wire: WireIncomeInsights, at: Place): IncomeInsights {
  return {
    totalIncome: objectOrNull(wire.total_income, at, 'total_income', mapMoneyAmount),
    incomeExcludingTransfers: objectOrNull(
      wire.income_excluding_transfers,
      at,
      'income_excluding_transfers',
      mapMoneyAmountWithAverage,
    ),
    transfersIn: objectOrNull(wire.transfers_in, at, 'transfers_in', mapMoneyAmountWithAverage),
  };
}
