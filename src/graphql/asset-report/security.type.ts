import { Field, ObjectType } from 'type-graphql';
import type { Security as SecurityModel } from '../../model/investments.js';
import { DataClass } from '../access/data-class.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'Something that an account can hold: a stock, a fund, a bond or a currency. It contains no data about an owner.',
})
export class Security implements SecurityModel {
  @Field((_type) => String, {
    description:
      "Plaid's id of the security. It may change when the security changes, for example when its ticker symbol changes.",
  })
  @DataClass('report')
  securityId!: string;

  @Field((_type) => String, { nullable: true, description: 'Name of the security, for display.' })
  @DataClass('report')
  name!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: 'Trading symbol of the security, or another short name.',
  })
  @DataClass('report')
  tickerSymbol!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description:
      "Kind of the security, as plain text because Plaid's list is open: cash, cryptocurrency, derivative, equity, etf, fixed income, loan, mutual fund or other.",
  })
  @DataClass('report')
  type!: string | null;
}
