import { Field, ObjectType } from 'type-graphql';
import type { PlaidErrorCause as PlaidErrorCauseModel } from '../../plaid/errors.js';
import type { PlaidErrorExtensions } from '../error-format.js';

@ObjectType({ simpleResolvers: true, description: "One Item's part in a failed report." })
export class PlaidErrorCause implements PlaidErrorCauseModel {
  @Field((_type) => String, { nullable: true, description: 'The Item that failed.' })
  itemId!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's broad class of the error, such as ITEM_ERROR.",
  })
  errorType!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's code of the error, such as ITEM_LOGIN_REQUIRED.",
  })
  errorCode!: string | null;

  @Field((_type) => String, { nullable: true, description: 'What Plaid would have you tell the borrower.' })
  displayMessage!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: "Plaid's own word on what went wrong. Decide by type and code.",
})
export class PlaidErrorDetail implements PlaidErrorExtensions {
  @Field((_type) => String, { description: "Plaid's broad class of the error, such as ASSET_REPORT_ERROR." })
  errorType!: string;

  @Field((_type) => String, { description: "Plaid's code of the error, such as DATA_UNAVAILABLE." })
  errorCode!: string;

  @Field((_type) => String, { nullable: true, description: 'What Plaid would have you tell the borrower.' })
  displayMessage!: string | null;

  @Field((_type) => String, { nullable: true, description: "Plaid's id of the call, for its support." })
  requestId!: string | null;

  @Field((_type) => String, { nullable: true, description: "Plaid's page about this error." })
  documentationUrl!: string | null;

  @Field((_type) => [PlaidErrorCause], { description: 'The Items that made it fail; may be empty even so.' })
  causes!: PlaidErrorCause[];
}
