import { Extensions, Field, Int, ObjectType } from 'type-graphql';
import type { CashFlow as CashFlowModel } from '../../../model/attributes/cash-flow.js';
import type { CreditAttributes as CreditAttributesModel } from '../../../model/attributes/credit-attributes.js';
import type { DebtInsights as DebtInsightsModel } from '../../../model/attributes/debt-insights.js';
import type { HistoricalBalances as HistoricalBalancesModel } from '../../../model/attributes/historical-balances.js';
import type { NegativeRecord as NegativeRecordModel } from '../../../model/attributes/negative-record.js';
import type { UnusualAccountActivity as UnusualAccountActivityModel } from '../../../model/attributes/unusual-account-activity.js';
import { DataClass } from '../../access/data-class.js';
import { InCurrency } from '../../shared/in-currency.type.js';
import { FROM_CATEGORIES } from '../computed-from.js';
import { CashFlowAttributes } from './cash-flow.type.js';
import { DebtInsightsAttributes } from './debt-insights.type.js';
import { HistoricalBalancesAttributes } from './historical-balances.type.js';
import { NegativeRecordAttributes } from './negative-record.type.js';
import { UnusualAccountActivityAttributes } from './unusual-account-activity.type.js';

@ObjectType({
  simpleResolvers: true,
  description:
    "Underwriting attributes in one currency. Their names and meanings are those of Plaid's public credit-attributes library. creditgraph computes them from the report. Plaid does not send them. A figure is null when a part that it reads is missing (see `coverage`), or when no account in this currency has the part. It is 0 only when the part is present and contains nothing to count. A figure by category is also null when no transaction in this currency has a category. Pending transactions count like posted ones. Amounts are in the currency of the entry. Positive is money out. Averages are not rounded.",
})
export class CreditAttributes extends InCurrency implements CreditAttributesModel {
  @Field((_type) => NegativeRecordAttributes, {
    description:
      'Bank penalties, such as overdraft and NSF fees, and days that ended with a balance below zero.',
  })
  negativeRecord!: NegativeRecordModel;

  @Field((_type) => DebtInsightsAttributes, {
    description: 'Loans paid out to the borrower, and payments of loans.',
  })
  debtInsights!: DebtInsightsModel;

  @Field((_type) => UnusualAccountActivityAttributes, { description: 'Transactions of unusual size.' })
  unusualAccountActivity!: UnusualAccountActivityModel;

  @Field((_type) => CashFlowAttributes, {
    description: 'Money in and money out. For a report: all accounts, of every type.',
  })
  cashFlow!: CashFlowModel;

  @Field((_type) => HistoricalBalancesAttributes, {
    description: 'Average, lowest and highest balance of the past days.',
  })
  historicalBalances!: HistoricalBalancesModel;

  @Extensions(FROM_CATEGORIES)
  @Field((_type) => Int, {
    nullable: true,
    description:
      'Number of transactions that have no category and are therefore not in the figures by category. For a report: on depository accounts. Null without Insights.',
  })
  @DataClass('report')
  numUncategorizedTransactions!: number | null;
}
