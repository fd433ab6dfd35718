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
  description: 'Holdings of an investment account, and its transactions.',
})
export class Investments implements InvestmentsModel {
  @Extensions(isAbout(50))
  @Field((_type) => [Holding], { description: 'Quantity of each security in the account.' })
  holdings!: readonly HoldingModel[];

  @Extensions(isAbout(50))
  @Field((_type) => [Security], {
    description: 'The securities to which holdings and transactions refer by `securityId`.',
  })
  securities!: readonly SecurityModel[];

  @Extensions(isAbout(500))
  @Field((_type) => [InvestmentTransaction], { description: "The transactions, in Plaid's order." })
  transactions!: readonly InvestmentTransactionModel[];
}
