import { Extensions, Field, Int, ObjectType } from 'type-graphql';
import type { CashFlow as CashFlowModel } from '../../../model/attributes/cash-flow.js';
import type { CreditAttributes as CreditAttributesModel } from '../../../model/attributes/credit-attributes.js';
import type { DebtInsights as DebtInsightsModel } from '../../../model/attributes/debt-insights.js';
import type { HistoricalBalances as HistoricalBalancesModel } from '../../../model/attributes/historical-balances.js';
import type { NegativeRecord as NegativeRecordModel } from '../../../model/attributes/negative-record.js';
import type { UnusualAccountActivity as UnusualAccountActivityModel } from '../../../model/attributes/unusual-account-activity.js';
import { DataClass } from '../../access/data-class.js';
import { isoCurrencyCodeField, unofficialCurrencyCodeField } from '../../shared/currency-code.field.js';
import { FROM_CATEGORIES } from '../computed-from.js';
import { CashFlowAttributes } from './cash-flow.type.js';
import { DebtInsightsAttributes } from './debt-insights.type.js';
import { HistoricalBalancesAttributes } from './historical-balances.type.js';
import { NegativeRecordAttributes } from './negative-record.type.js';
import { UnusualAccountActivityAttributes } from './unusual-account-activity.type.js';

@ObjectType({
  simpleResolvers: true,
  description:
    "Underwriting attributes in one currency, named and meant as in Plaid's public credit-attributes library. They are computed here from what the report says; Plaid does not send them. Each is null when a part that it reads is missing (see `coverage`) or belongs to no account in this currency, and 0 only when the part is there and holds none. A figure by category is also null when Plaid gave no transaction in this currency a category. Pending transactions count like posted ones. Amounts are in the currency beside them, and positive is money out. Averages are not rounded.",
})
export class CreditAttributes implements CreditAttributesModel {
  @Field((_type) => String, isoCurrencyCodeField)
  @DataClass('report')
  isoCurrencyCode!: string | null;

  @Field((_type) => String, unofficialCurrencyCodeField)
  @DataClass('report')
  unofficialCurrencyCode!: string | null;

  @Field((_type) => NegativeRecordAttributes, {
    description: 'Overdraft and NSF fees, and days that ended below zero.',
  })
  negativeRecord!: NegativeRecordModel;

  @Field((_type) => DebtInsightsAttributes, { description: 'Loans paid out to the borrower, and paid back.' })
  debtInsights!: DebtInsightsModel;

  @Field((_type) => UnusualAccountActivityAttributes, { description: 'Transactions of unusual size.' })
  unusualAccountActivity!: UnusualAccountActivityModel;

  @Field((_type) => CashFlowAttributes, {
    description: 'What came in and went out. Of a report: over all accounts, whatever their type.',
  })
  cashFlow!: CashFlowModel;

  @Field((_type) => HistoricalBalancesAttributes, { description: 'Between what balances moved.' })
  historicalBalances!: HistoricalBalancesModel;

  @Extensions(FROM_CATEGORIES)
  @Field((_type) => Int, {
    nullable: true,
    description:
      'How many of the transactions have no category, and so are left out of the figures by category. Of a report, on depository accounts. Null without Insights.',
  })
  @DataClass('report')
  numUncategorizedTransactions!: number | null;
}
