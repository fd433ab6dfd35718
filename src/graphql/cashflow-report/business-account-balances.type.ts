import { Field, Float, ObjectType } from 'type-graphql';
import type { BusinessAccountBalances as BusinessAccountBalancesModel } from '../../model/business-account.js';
import { DataClass } from '../access/data-class.js';
import { DateTimeScalar } from '../scalars/date.js';
import { isoCurrencyCodeField, unofficialCurrencyCodeField } from '../shared/currency-code.field.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'Balances of an account in its own currency, as they were when Plaid last fetched them. Exactly one of the two currency codes is set.',
})
export class BusinessAccountBalances implements BusinessAccountBalancesModel {
  @Field((_type) => Float, {
    nullable: true,
    description:
      'What can be withdrawn now, not counting an agreed overdraft. On a credit account, what is left of the limit; on an investment account, the cash. Null where the bank does not say.',
  })
  @DataClass('cashflow')
  available!: number | null;

  @Field((_type) => Float, {
    nullable: true,
    description:
      'What is in the account; on an investment account, what all of it is worth. On credit and loan accounts, what is owed: positive is debt, negative is owed to the holder. Null where the bank does not say; `available` may then be null too.',
  })
  @DataClass('cashflow')
  current!: number | null;

  @Field((_type) => Float, {
    nullable: true,
    description:
      'The limit of a credit account, or the agreed overdraft of a depository account, which is common in Europe. Null elsewhere.',
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
    description: 'When the balance was last brought up to date; only Capital One says.',
  })
  @DataClass('cashflow')
  lastUpdatedDatetime!: string | null;
}
