import { Extensions, Field, Float, ObjectType } from 'type-graphql';
import type { BusinessAccount as BusinessAccountModel } from '../../model/business-account.js';
import type {
  CashflowAccountInsights as CashflowAccountInsightsModel,
  CashflowHistoricalBalance as CashflowHistoricalBalanceModel,
  CashflowInsights as CashflowInsightsModel,
  CashflowMonthlySummary as CashflowMonthlySummaryModel,
} from '../../model/cashflow-insights.js';
import type { CashflowItem as CashflowItemModel } from '../../model/cashflow-item.js';
import { DataClass } from '../access/data-class.js';
import { DateScalar, DateTimeScalar } from '../scalars/date.js';
import { isAbout } from '../shared/cost-hints.js';
import { isoCurrencyCodeField, unofficialCurrencyCodeField } from '../shared/currency-code.field.js';
import { BusinessAccount } from './business-account.type.js';
import { CashflowItem } from './cashflow-item.type.js';
import { CashflowMonthlySummary } from './cashflow-monthly-summary.type.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'The balance on a past day. Plaid computes it backwards from the current balance and the posted transactions.',
})
export class CashflowHistoricalBalance implements CashflowHistoricalBalanceModel {
  @Field((_type) => DateScalar, { description: 'The day.' })
  @DataClass('cashflow')
  date!: string;

  @Field((_type) => Float, {
    description:
      'The balance. From the day of the oldest pending transaction on, a later report may contain a different balance. On an account of an Asset Report, the same figure is called `current`.',
  })
  @DataClass('cashflow')
  amount!: number;

  @Field((_type) => String, isoCurrencyCodeField)
  @DataClass('cashflow')
  isoCurrencyCode!: string | null;

  @Field((_type) => String, unofficialCurrencyCodeField)
  @DataClass('cashflow')
  unofficialCurrencyCode!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description:
    "Daily balances and monthly totals of an Item's credit and depository accounts. There is one set for the whole Item: Plaid names no account in it, and does not say how it combines several accounts.",
})
export class CashflowAccountInsights implements CashflowAccountInsightsModel {
  @Extensions(isAbout(400))
  @Field((_type) => [CashflowHistoricalBalance], {
    nullable: true,
    description:
      "Balance of each past day. In Plaid's example, the newest day comes first. Null when Plaid sends none.",
  })
  historicalBalances!: readonly CashflowHistoricalBalanceModel[] | null;

  @Extensions(isAbout(24))
  @Field((_type) => [CashflowMonthlySummary], {
    nullable: true,
    description:
      'Money in and money out by month. The first and the last entry may cover a part of a month. Null when Plaid sends none.',
  })
  monthlySummaries!: readonly CashflowMonthlySummaryModel[] | null;
}

@ObjectType({
  simpleResolvers: true,
  description: "Figures that Plaid computes from an Item's Cashflow Report.",
})
export class CashflowInsights implements CashflowInsightsModel {
  @Field((_type) => CashflowItem, { description: 'The Item.' })
  item!: CashflowItemModel;

  @Extensions(isAbout(5))
  @Field((_type) => [BusinessAccount], { description: 'The accounts of the Item.' })
  accounts!: readonly BusinessAccountModel[];

  @Field((_type) => CashflowAccountInsights, {
    nullable: true,
    description:
      'The figures. There is one set for the whole Item, and not one for each account. Null when Plaid sends none.',
  })
  accountInsights!: CashflowAccountInsightsModel | null;

  @Field((_type) => DateTimeScalar, {
    nullable: true,
    description:
      'Date and time when Plaid last generated the report behind these figures. Null when Plaid does not send it.',
  })
  @DataClass('cashflow')
  lastGeneratedTime!: string | null;

  @Field((_type) => String, { description: "Plaid's request id of the call. Quote it to Plaid's support." })
  @DataClass('cashflow')
  requestId!: string;
}
