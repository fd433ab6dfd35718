import { Field, ObjectType } from 'type-graphql';
import type { ErrorDetails } from '../../model/error-details.js';

@ObjectType({
  simpleResolvers: true,
  description: 'What is wrong with an Item, as Plaid reports it. Decide by type and code.',
})
export class ItemError implements ErrorDetails {
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

  @Field((_type) => String, {
    nullable: true,
    description:
      'A more precise reason, such as OAUTH_CONSENT_EXPIRED where a login through the bank has lapsed.',
  })
  errorCodeReason!: string | null;

  @Field((_type) => String, { nullable: true, description: 'What Plaid suggests telling the holder.' })
  displayMessage!: string | null;

  @Field((_type) => String, { nullable: true, description: 'What Plaid suggests to do about it.' })
  suggestedAction!: string | null;

  @Field((_type) => String, { nullable: true, description: "Plaid's page about this error." })
  documentationUrl!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's id of the call that met the error, for its support.",
  })
  requestId!: string | null;
}
