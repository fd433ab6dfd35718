import { Field, Int, ObjectType } from 'type-graphql';
import type { PlaidErrorCause as PlaidErrorCauseModel } from '../../plaid/errors.js';
import { DataClass } from '../access/data-class.js';
import type { PlaidErrorExtensions } from '../errors/error-format.js';

@ObjectType({ simpleResolvers: true, description: "One Item's part in an error." })
export class PlaidErrorCause implements PlaidErrorCauseModel {
  @Field((_type) => String, { nullable: true, description: "Plaid's id of the Item." })
  @DataClass('part')
  itemId!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's general type of the error, such as ITEM_ERROR.",
  })
  @DataClass('part')
  errorType!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's code of the error, such as ITEM_LOGIN_REQUIRED.",
  })
  @DataClass('part')
  errorCode!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: 'Message for the borrower, as Plaid suggests it.',
  })
  @DataClass('part')
  displayMessage!: string | null;

  @Field((_type) => Int, {
    nullable: true,
    description: 'HTTP status of the error, such as 400. Null when Plaid does not send it.',
  })
  @DataClass('part')
  status!: number | null;

  @Field((_type) => [String], {
    nullable: true,
    description:
      "Account subtypes that were requested, in Plaid's values, such as checking. Null when Plaid does not send them.",
  })
  @DataClass('part')
  requiredAccountSubtypes!: readonly string[] | null;

  @Field((_type) => [String], {
    nullable: true,
    description:
      "Account subtypes that were found instead, in Plaid's values. Null when Plaid does not send them.",
  })
  @DataClass('part')
  providedAccountSubtypes!: readonly string[] | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'An error, as Plaid reports it. Use the type and the code to decide what to do.',
})
export class PlaidErrorDetail implements PlaidErrorExtensions {
  @Field((_type) => String, { description: "Plaid's general type of the error, such as ASSET_REPORT_ERROR." })
  @DataClass('report')
  errorType!: string;

  @Field((_type) => String, { description: "Plaid's code of the error, such as DATA_UNAVAILABLE." })
  @DataClass('report')
  errorCode!: string;

  @Field((_type) => String, {
    nullable: true,
    description: 'Message for the borrower, as Plaid suggests it.',
  })
  @DataClass('report')
  displayMessage!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's request id of the call. Quote it to Plaid's support.",
  })
  @DataClass('report')
  requestId!: string | null;

  @Field((_type) => String, { nullable: true, description: "URL of Plaid's page about this error." })
  @DataClass('report')
  documentationUrl!: string | null;

  @Field((_type) => Int, { description: "HTTP status of Plaid's response, such as 400." })
  @DataClass('report')
  status!: number;

  @Field((_type) => [String], {
    nullable: true,
    description:
      "Account subtypes that were requested, in Plaid's values, such as checking. Null when Plaid does not send them.",
  })
  @DataClass('report')
  requiredAccountSubtypes!: readonly string[] | null;

  @Field((_type) => [String], {
    nullable: true,
    description:
      "Account subtypes that were found instead, in Plaid's values. Null when Plaid does not send them.",
  })
  @DataClass('report')
  providedAccountSubtypes!: readonly string[] | null;

  @Field((_type) => [PlaidErrorCause], { description: 'The Items that caused the failure. May be empty.' })
  @DataClass('report')
  causes!: PlaidErrorCause[];
}
