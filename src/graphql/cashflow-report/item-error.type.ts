import { Field, Int, ObjectType } from 'type-graphql';
import type { ErrorDetails, ErrorCause as PlaidErrorCauseModel } from '../../model/error-details.js';
import { DataClass } from '../access/data-class.js';
import { PlaidErrorCause } from '../shared/plaid-error.type.js';

@ObjectType({
  simpleResolvers: true,
  description: 'What is wrong with an Item, as Plaid reports it. Decide by type and code.',
})
export class ItemError implements ErrorDetails {
  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's broad class of the error, such as ITEM_ERROR.",
  })
  @DataClass('cashflow')
  errorType!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's code of the error, such as ITEM_LOGIN_REQUIRED.",
  })
  @DataClass('cashflow')
  errorCode!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description:
      'A more precise reason, such as OAUTH_CONSENT_EXPIRED where a login through the bank has lapsed.',
  })
  @DataClass('cashflow')
  errorCodeReason!: string | null;

  @Field((_type) => String, { nullable: true, description: 'What Plaid suggests telling the holder.' })
  @DataClass('cashflow')
  displayMessage!: string | null;

  @Field((_type) => String, { nullable: true, description: 'What Plaid suggests to do about it.' })
  @DataClass('cashflow')
  suggestedAction!: string | null;

  @Field((_type) => String, { nullable: true, description: "Plaid's page about this error." })
  @DataClass('cashflow')
  documentationUrl!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's id of the call that met the error, for its support.",
  })
  @DataClass('cashflow')
  requestId!: string | null;

  @Field((_type) => Int, {
    nullable: true,
    description: 'HTTP status that belongs to the error, such as 400. Null where Plaid does not say.',
  })
  @DataClass('cashflow')
  status!: number | null;

  @Field((_type) => [String], {
    nullable: true,
    description:
      "Account subtypes that were asked for, in Plaid's words, such as checking. Null where Plaid does not say.",
  })
  @DataClass('cashflow')
  requiredAccountSubtypes!: readonly string[] | null;

  @Field((_type) => [String], {
    nullable: true,
    description: "Account subtypes that were found instead, in Plaid's words. Null where Plaid does not say.",
  })
  @DataClass('cashflow')
  providedAccountSubtypes!: readonly string[] | null;

  @Field((_type) => [PlaidErrorCause], {
    description: 'The Items that had a part in the error; may be empty.',
  })
  @DataClass('cashflow')
  causes!: readonly PlaidErrorCauseModel[];
}
