import { Field, ObjectType } from 'type-graphql';
import type {
  BankPenaltiesIndicators as BankPenaltiesIndicatorsModel,
  GamblingIndicators as GamblingIndicatorsModel,
  LoanDisbursementsIndicators as LoanDisbursementsIndicatorsModel,
  LoanPaymentsIndicators as LoanPaymentsIndicatorsModel,
  NegativeBalanceInsights as NegativeBalanceInsightsModel,
  RiskIndicators as RiskIndicatorsModel,
} from '../../model/account-insights.js';
import { NegativeBalanceInsights } from './negative-balance.type.js';
import {
  BankPenaltiesIndicators,
  GamblingIndicators,
  LoanDisbursementsIndicators,
  LoanPaymentsIndicators,
} from './transaction-indicators.type.js';

@ObjectType({
  simpleResolvers: true,
  description: 'Signs that a borrower may not repay a loan. A figure that Plaid does not send is null.',
})
export class RiskIndicators implements RiskIndicatorsModel {
  @Field((_type) => BankPenaltiesIndicators, {
    nullable: true,
    description: 'Penalties charged by banks.',
  })
  bankPenalties!: BankPenaltiesIndicatorsModel | null;

  @Field((_type) => GamblingIndicators, { nullable: true, description: 'Money spent on gambling.' })
  gambling!: GamblingIndicatorsModel | null;

  @Field((_type) => LoanDisbursementsIndicators, {
    nullable: true,
    description: 'Money received from lenders.',
  })
  loanDisbursements!: LoanDisbursementsIndicatorsModel | null;

  @Field((_type) => LoanPaymentsIndicators, {
    nullable: true,
    description: 'Money paid to lenders.',
  })
  loanPayments!: LoanPaymentsIndicatorsModel | null;

  @Field((_type) => NegativeBalanceInsights, {
    nullable: true,
    description: 'Number of days and periods with a balance below zero, and the lowest balance.',
  })
  negativeBalance!: NegativeBalanceInsightsModel | null;
}
