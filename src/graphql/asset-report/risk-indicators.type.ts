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
  description: 'Signs that a borrower may not repay a loan. What Plaid does not say is null.',
})
export class RiskIndicators implements RiskIndicatorsModel {
  @Field((_type) => BankPenaltiesIndicators, {
    nullable: true,
    description: 'What banks charged as a penalty.',
  })
  bankPenalties!: BankPenaltiesIndicatorsModel | null;

  @Field((_type) => GamblingIndicators, { nullable: true, description: 'Money spent on gambling.' })
  gambling!: GamblingIndicatorsModel | null;

  @Field((_type) => LoanDisbursementsIndicators, {
    nullable: true,
    description: 'Money that came in from lenders.',
  })
  loanDisbursements!: LoanDisbursementsIndicatorsModel | null;

  @Field((_type) => LoanPaymentsIndicators, {
    nullable: true,
    description: 'Money that went out to lenders.',
  })
  loanPayments!: LoanPaymentsIndicatorsModel | null;

  @Field((_type) => NegativeBalanceInsights, {
    nullable: true,
    description: 'How often and how far balances fell below zero.',
  })
  negativeBalance!: NegativeBalanceInsightsModel | null;
}
