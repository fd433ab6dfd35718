import { Field, ObjectType } from 'type-graphql';
import type {
  AccountInsights as AccountInsightsModel,
  AffordabilityInsights as AffordabilityInsightsModel,
  ExpenditureInsights as ExpenditureInsightsModel,
  IncomeInsights as IncomeInsightsModel,
  RiskIndicators as RiskIndicatorsModel,
} from '../../model/account-insights.js';
import { ExpenditureInsights } from './expenditure-insights.type.js';
import { IncomeInsights } from './income-insights.type.js';
import { RiskIndicators } from './risk-indicators.type.js';

@ObjectType({
  simpleResolvers: true,
  description: 'Income and expenditure of the borrower, to judge whether a loan is affordable.',
})
export class AffordabilityInsights implements AffordabilityInsightsModel {
  @Field((_type) => ExpenditureInsights, { nullable: true, description: 'Spending, by group.' })
  expenditure!: ExpenditureInsightsModel | null;

  @Field((_type) => IncomeInsights, { nullable: true, description: 'Income.' })
  income!: IncomeInsightsModel | null;
}

@ObjectType({
  simpleResolvers: true,
  description:
    "Plaid's risk and affordability figures, for UK and EU customers only. Plaid guarantees none of them, so each may be null.",
})
export class AccountInsights implements AccountInsightsModel {
  @Field((_type) => RiskIndicators, {
    nullable: true,
    description: 'Signs that a borrower may not repay a loan.',
  })
  risk!: RiskIndicatorsModel | null;

  @Field((_type) => AffordabilityInsights, {
    nullable: true,
    description: 'Income and expenditure of the borrower.',
  })
  affordability!: AffordabilityInsightsModel | null;
}
