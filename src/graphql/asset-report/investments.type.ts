import { Extensions, Field, ObjectType } from 'type-graphql';
import type {
  Holding as HoldingModel,
  Investments as InvestmentsModel,
  InvestmentTransaction as InvestmentTransactionModel,
  Security as SecurityModel,
} from '../../model/investments.js';
import { isAbout } from '../shared/cost-hints.js';
import { Holding } from './holding.type.js';
import { InvestmentTransaction } from './investment-transaction.type.js';
import { Security } from './security.type.js';

@ObjectType({
  simpleResolvers: true,
  description: 'What an investment account holds, and its transactions.',
})
export class Investments implements InvestmentsModel {
  @Extensions(isAbout(50))
  @Field((_type) => [Holding], { description: 'How much of each security the account holds.' })
  holdings!: readonly HoldingModel[];

  @Extensions(isAbout(50))
  @Field((_type) => [Security], {
    description: 'What the holdings and transactions refer to by `securityId`.',
  })
  securities!: readonly SecurityModel[];

  @Extensions(isAbout(500))
  @Field((_type) => [InvestmentTransaction], { description: "The transactions, in Plaid's order." })
  transactions!: readonly InvestmentTransactionModel[];
}
