import { Field, Int, ObjectType } from 'type-graphql';
import type { ErrorDetails, ErrorCause as PlaidErrorCauseModel } from '../../model/error-details.js';
import { DataClass } from '../access/data-class.js';
import { PlaidErrorCause } from '../shared/plaid-error.type.js';

@ObjectType({
  simpleResolvers: true,
  description: 'An error of an Item, as Plaid reports it. Use the type and the code to decide what to do.',
})
export class ItemError implements ErrorDetails {
  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's general type of the error, such as ITEM_ERROR.",
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
      'A more precise reason, such as OAUTH_CONSENT_EXPIRED when a login through the bank has expired.',
  })
  @DataClass('cashflow')
  errorCodeReason!: string | null;

  @Field((_type) => String, { nullable: true, description: 'Message for the holder, as Plaid suggests it.' })
  @DataClass('cashflow')
  displayMessage!: string | null;

  @Field((_type) => String, { nullable: true, description: 'Action that Plaid suggests.' })
  @DataClass('cashflow')
  suggestedAction!: string | null;

  @Field((_type) => String, { nullable: true, description: "URL of Plaid's page about this error." })
  @DataClass('cashflow')
  documentationUrl!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's request id of the call that failed. Quote it to Plaid's support.",
  })
  @DataClass('cashflow')
  requestId!: string | null;

  @Field((_type) => Int, {
    nullable: true,
    description: 'HTTP status of the error, such as 400. Null when Plaid does not send it.',
  })
  @DataClass('cashflow')
  status!: number | null;

  @Field((_type) => [String], {
    nullable: true,
    description:
      "Account subtypes that were requested, in Plaid's values, such as checking. Null when Plaid does not send them.",
  })
  @DataClass('cashflow')
  requiredAccountSubtypes!: readonly string[] | null;

  @Field((_type) => [String], {
    nullable: true,
    description:
      "Account subtypes that were found instead, in Plaid's values. Null when Plaid does not send them.",
  })
  @DataClass('cashflow')
  providedAccountSubtypes!: readonly string[] | null;

  @Field((_type) => [PlaidErrorCause], {
    description: 'The Items that contributed to the error. May be empty.',
  })
  @DataClass('cashflow')
  causes!: readonly PlaidErrorCauseModel[];
}
