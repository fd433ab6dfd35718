import { Field, Float, ObjectType } from 'type-graphql';
import type { HistoricalBalance as HistoricalBalanceModel } from '../../model/account.js';
import { Holds } from '../access/holds.js';
import { DateScalar } from '../scalars/date.js';
import { isoCurrencyCodeField, unofficialCurrencyCodeField } from './currency-code.field.js';

@ObjectType({
  simpleResolvers: true,
  description:
    "An account's balance on a past day. Plaid computes it backwards from the current balance and the posted transactions.",
})
export class HistoricalBalance implements HistoricalBalanceModel {
  @Field((_type) => DateScalar, { description: 'The day.' })
  @Holds('report')
  date!: string;

  @Field((_type) => Float, {
    description:
      'What was in the account; on a credit account, what was owed: positive is debt. For days since the oldest pending transaction, a later report may say otherwise.',
  })
  @Holds('report')
  current!: number;

  @Field((_type) => String, isoCurrencyCodeField)
  @Holds('report')
  isoCurrencyCode!: string | null;

  @Field((_type) => String, unofficialCurrencyCodeField)
  @Holds('report')
  unofficialCurrencyCode!: string | null;
}
