import { Field, ObjectType } from 'type-graphql';
import type { PlaidErrorCause as PlaidErrorCauseModel } from '../../plaid/errors.js';
import { Holds } from '../access/holds.js';
import type { PlaidErrorExtensions } from '../error-format.js';

@ObjectType({ simpleResolvers: true, description: 'An Item that made a report fail, and why.' })
export class PlaidErrorCause implements PlaidErrorCauseModel {
  @Field((_type) => String, { nullable: true, description: 'The Item that failed.' })
  @Holds('report')
  itemId!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's broad class of the error, such as ITEM_ERROR.",
  })
  @Holds('report')
  errorType!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's code of the error, such as ITEM_LOGIN_REQUIRED.",
  })
  @Holds('report')
  errorCode!: string | null;

  @Field((_type) => String, { nullable: true, description: 'What Plaid suggests telling the borrower.' })
  @Holds('report')
  displayMessage!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What went wrong, as Plaid reports it. Decide by type and code.',
})
export class PlaidErrorDetail implements PlaidErrorExtensions {
  @Field((_type) => String, { description: "Plaid's broad class of the error, such as ASSET_REPORT_ERROR." })
  @Holds('report')
  errorType!: string;

  @Field((_type) => String, { description: "Plaid's code of the error, such as DATA_UNAVAILABLE." })
  @Holds('report')
  errorCode!: string;

  @Field((_type) => String, { nullable: true, description: 'What Plaid suggests telling the borrower.' })
  @Holds('report')
  displayMessage!: string | null;

  @Field((_type) => String, { nullable: true, description: "Plaid's id of the call, for its support." })
  @Holds('report')
  requestId!: string | null;

  @Field((_type) => String, { nullable: true, description: "Plaid's page about this error." })
  @Holds('report')
  documentationUrl!: string | null;

  @Field((_type) => [PlaidErrorCause], { description: 'The Items that made it fail; may be empty.' })
  causes!: PlaidErrorCause[];
}
