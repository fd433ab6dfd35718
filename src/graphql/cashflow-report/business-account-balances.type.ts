import { Field, Float, ObjectType } from 'type-graphql';
import type { BusinessAccountBalances as BusinessAccountBalancesModel } from '../../model/business-account.js';
import { DataClass } from '../access/data-class.js';
import { DateTimeScalar } from '../scalars/date.js';
import { isoCurrencyCodeField, unofficialCurrencyCodeField } from '../shared/currency-code.field.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'Balances of an account in the currency of the account, from the time when Plaid last fetched them. Exactly one of the two currency codes is set.',
})
export class BusinessAccountBalances implements BusinessAccountBalancesModel {
  @Field((_type) => Float, {
    nullable: true,
    description:
      'Amount that can be withdrawn now, without an agreed overdraft. On a credit account: the unused part of the limit. On an investment account: the cash. Null when the bank does not provide it.',
  })
  @DataClass('cashflow')
  available!: number | null;

  @Field((_type) => Float, {
    nullable: true,
    description:
      'Amount in the account. On an investment account: its total value. On credit and loan accounts: the amount owed, where positive is debt and negative is owed to the holder. Null when the bank does not provide it. `available` may then be null too.',
  })
  @DataClass('cashflow')
  current!: number | null;

  @Field((_type) => Float, {
    nullable: true,
    description:
      'Limit of a credit account, or the agreed overdraft of a depository account, which is common in Europe. Null for other accounts.',
  })
  @DataClass('cashflow')
  limit!: number | null;

  @Field((_type) => String, isoCurrencyCodeField)
  @DataClass('cashflow')
  isoCurrencyCode!: string | null;

  @Field((_type) => String, unofficialCurrencyCodeField)
  @DataClass('cashflow')
  unofficialCurrencyCode!: string | null;

  @Field((_type) => DateTimeScalar, {
    nullable: true,
    description: 'Time of the last update of the balance. Only Capital One provides it.',
  })
  @DataClass('cashflow')
  lastUpdatedDatetime!: string | null;
}
