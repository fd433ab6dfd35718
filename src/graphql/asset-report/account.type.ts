import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { Balances as BalancesModel } from '../../model/account.js';
import { DateTimeScalar } from '../scalars/date.js';
import { Transaction } from './transaction.type.js';

@ObjectType({
  simpleResolvers: true,
  description: 'Balances of an account in its own currency. Exactly one of the two currency codes is set.',
})
export class Balances implements BalancesModel {
  @Field((_type) => Float, {
    nullable: true,
    description:
      'What can be drawn now. On a credit account, what is left of the limit. Null where the bank does not say.',
  })
  available!: number | null;

  @Field((_type) => Float, {
    nullable: true,
    description: 'What is in the account. On credit and loan accounts, what is owed: positive is debt.',
  })
  current!: number | null;

  @Field((_type) => Float, {
    nullable: true,
    description: 'Credit limit, or the agreed overdraft of a depository account.',
  })
  limit!: number | null;

  @Field((_type) => Float, {
    nullable: true,
    description: 'What was borrowed against the holdings of an investment account.',
  })
  marginLoanAmount!: number | null;

  @Field((_type) => String, { nullable: true, description: 'ISO 4217 code, such as USD.' })
  isoCurrencyCode!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: 'Code of a currency that ISO 4217 does not list, such as BTC.',
  })
  unofficialCurrencyCode!: string | null;

  @Field((_type) => DateTimeScalar, {
    nullable: true,
    description: 'When the balance was read; only Capital One says.',
  })
  lastUpdatedDatetime!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'One account of an Item.' })
export class Account {
  @Field((_type) => String, { description: "Plaid's id of the account." })
  accountId!: string;

  @Field((_type) => String, { description: 'What the borrower or the bank calls the account.' })
  name!: string;

  @Field((_type) => Balances, { description: 'What is in the account, or owed on it.' })
  balances!: Balances;

  @Field((_type) => Int, { description: 'How many days of history the report has for this account.' })
  daysAvailable!: number;

  @Field((_type) => [Transaction], {
    description: 'Every transaction of the account in the report, as Plaid orders them.',
  })
  allTransactions!: Transaction[];
}
