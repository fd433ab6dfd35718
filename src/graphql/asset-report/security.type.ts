import { Field, ObjectType } from 'type-graphql';
import type { Security as SecurityModel } from '../../model/investments.js';
import { Holds } from '../access/holds.js';

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
  @Holds('report')
  securityId!: string;

  @Field((_type) => String, { nullable: true, description: 'A name for display.' })
  @Holds('report')
  name!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: 'Symbol under which it is traded, or another short name.',
  })
  @Holds('report')
  tickerSymbol!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description:
      'The kind, in plain text since Plaid does not close the list: cash, cryptocurrency, derivative, equity, etf, fixed income, loan, mutual fund or other.',
  })
  @Holds('report')
  type!: string | null;
}
