import { Field, ObjectType } from 'type-graphql';
import type { Security as SecurityModel } from '../../model/investments.js';
import { DataClass } from '../access/data-class.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'Something that can be held: a stock, a fund, a bond, a currency. It says nothing of any owner.',
})
export class Security implements SecurityModel {
  @Field((_type) => String, {
    description:
      "Plaid's id of the security. It may change when the security does, as with a new ticker symbol.",
  })
  @DataClass('report')
  securityId!: string;

  @Field((_type) => String, { nullable: true, description: 'A name for display.' })
  @DataClass('report')
  name!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: 'Symbol under which it is traded, or another short name.',
  })
  @DataClass('report')
  tickerSymbol!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description:
      'The kind, in plain text since Plaid does not close the list: cash, cryptocurrency, derivative, equity, etf, fixed income, loan, mutual fund or other.',
  })
  @DataClass('report')
  type!: string | null;
}
