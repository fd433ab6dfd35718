import { Field, Float, ObjectType } from 'type-graphql';
import type { HistoricalBalance as HistoricalBalanceModel } from '../../model/account.js';
import { DataClass } from '../access/data-class.js';
import { DateScalar } from '../scalars/date.js';
import { isoCurrencyCodeField, unofficialCurrencyCodeField } from '../shared/currency-code.field.js';

@ObjectType({
  simpleResolvers: true,
  description:
    "An account's balance on a past day. Plaid computes it backwards from the current balance and the posted transactions.",
})
export class HistoricalBalance implements HistoricalBalanceModel {
  @Field((_type) => DateScalar, { description: 'The day.' })
  @DataClass('report')
  date!: string;

  @Field((_type) => Float, {
    description:
      'Amount in the account. On a credit account: the amount owed, where positive is debt. From the day of the oldest pending transaction on, a later report may contain a different balance.',
  })
  @DataClass('report')
  current!: number;

  @Field((_type) => String, isoCurrencyCodeField)
  @DataClass('report')
  isoCurrencyCode!: string | null;

  @Field((_type) => String, unofficialCurrencyCodeField)
  @DataClass('report')
  unofficialCurrencyCode!: string | null;
}
