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
    expenditure: objectOrNull(wire, 'expenditure', at, mapExpenditure),
    income: objectOrNull(wire, 'income', at, mapIncome),
  };
}

function mapExpenditure(wire: WireExpenditureInsights, at: Place): ExpenditureInsights {
  return {
    cashFlow: objectOrNull(wire, 'cash_flow', at, mapMoneyAmountWithAverage),
    totalExpenditure: objectOrNull(wire, 'total_expenditure', at, mapExpenditureSummary),
    essentialExpenditure: objectOrNull(wire, 'essential_expenditure', at, mapExpenditureSummary),
    nonEssentialExpenditure: objectOrNull(wire, 'non_essential_expenditure', at, mapExpenditureSummary),
    other: objectOrNull(wire, 'other', at, mapExpenditureSummary),
    transfersOut: objectOrNull(wire, 'transfers_out', at, mapExpenditureSummary),
    outlierTransactions: objectOrNull(wire, 'outlier_transactions', at, mapOutlierTransactions),
  };
}

function mapExpenditureSummary(wire: WireExpenditureSummary, at: Place): ExpenditureSummary {
  return {
    ...mapMoneyAmountWithAverage(wire, at),
    transactionsCount: wholeNumberOrNull(wire, 'transactions_count'),
    percentageOfIncome: numberOrNull(wire, 'percentage_of_income'),
    topCategories: listOrNull(wire, 'top_categories', at, mapCategoryExpenses),
  };
}

function mapOutlierTransactions(
  wire: WireOutlierTransactionsInsights,
  at: Place,
): OutlierTransactionsInsights {
  return {
    transactionsCount: wholeNumberOrNull(wire, 'transactions_count'),
    totalAmount: objectOrNull(wire, 'total_amount', at, mapMoneyAmount),
    topCategories: listOrNull(wire, 'top_categories', at, mapCategoryExpenses),
  };
}

function mapIncome(wire: WireIncomeInsights, at: Place): IncomeInsights {
  return {
    totalIncome: objectOrNull(wire, 'total_income', at, mapMoneyAmount),
    incomeExcludingTransfers: objectOrNull(wire, 'income_excluding_transfers', at, mapMoneyAmountWithAverage),
    transfersIn: objectOrNull(wire, 'transfers_in', at, mapMoneyAmountWithAverage),
  };
}
