import { Field, Int, ObjectType } from 'type-graphql';
import type { PlaidErrorCause as PlaidErrorCauseModel } from '../../plaid/errors.js';
import { DataClass } from '../access/data-class.js';
import type { PlaidErrorExtensions } from '../errors/error-format.js';

@ObjectType({ simpleResolvers: true, description: 'The part of one Item in an error.' })
export class PlaidErrorCause implements PlaidErrorCauseModel {
  @Field((_type) => String, { nullable: true, description: 'The Item.' })
  @DataClass('part')
  itemId!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's broad class of the error, such as ITEM_ERROR.",
  })
  @DataClass('part')
  errorType!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's code of the error, such as ITEM_LOGIN_REQUIRED.",
  })
  @DataClass('part')
  errorCode!: string | null;

  @Field((_type) => String, { nullable: true, description: 'What Plaid suggests telling the borrower.' })
  @DataClass('part')
  displayMessage!: string | null;

  @Field((_type) => Int, {
    nullable: true,
    description: 'HTTP status that belongs to the error, such as 400. Null where Plaid does not say.',
  })
  @DataClass('part')
  status!: number | null;

  @Field((_type) => [String], {
    nullable: true,
    description:
      "Account subtypes that were asked for, in Plaid's words, such as checking. Null where Plaid does not say.",
  })
  @DataClass('part')
  requiredAccountSubtypes!: readonly string[] | null;

  @Field((_type) => [String], {
    nullable: true,
    description: "Account subtypes that were found instead, in Plaid's words. Null where Plaid does not say.",
  })
  @DataClass('part')
  providedAccountSubtypes!: readonly string[] | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What went wrong, as Plaid reports it. Decide by type and code.',
})
export class PlaidErrorDetail implements PlaidErrorExtensions {
  @Field((_type) => String, { description: "Plaid's broad class of the error, such as ASSET_REPORT_ERROR." })
  @DataClass('report')
  errorType!: string;

  @Field((_type) => String, { description: "Plaid's code of the error, such as DATA_UNAVAILABLE." })
  @DataClass('report')
  errorCode!: string;

  @Field((_type) => String, { nullable: true, description: 'What Plaid suggests telling the borrower.' })
  @DataClass('report')
  displayMessage!: string | null;

  @Field((_type) => String, { nullable: true, description: "Plaid's id of the call, for its support." })
  @DataClass('report')
  requestId!: string | null;

  @Field((_type) => String, { nullable: true, description: "Plaid's page about this error." })
  @DataClass('report')
  documentationUrl!: string | null;

  @Field((_type) => Int, { description: "HTTP status of Plaid's answer, such as 400." })
  @DataClass('report')
  status!: number;

  @Field((_type) => [String], {
    nullable: true,
    description:
      "Account subtypes that were asked for, in Plaid's words, such as checking. Null where Plaid does not say.",
  })
  @DataClass('report')
  requiredAccountSubtypes!: readonly string[] | null;

  @Field((_type) => [String], {
    nullable: true,
    description: "Account subtypes that were found instead, in Plaid's words. Null where Plaid does not say.",
  })
  @DataClass('report')
  providedAccountSubtypes!: readonly string[] | null;

  @Field((_type) => [PlaidErrorCause], { description: 'The Items that made it fail; may be empty.' })
  @DataClass('report')
  causes!: PlaidErrorCause[];
}
