import { Field, Int, ObjectType } from 'type-graphql';
import type { PlaidErrorCause as PlaidErrorCauseModel } from '../../plaid/errors.js';
import { Holds } from '../access/holds.js';
import type { PlaidErrorExtensions } from '../error-format.js';

@ObjectType({ simpleResolvers: true, description: 'The part of one Item in an error.' })
export class PlaidErrorCause implements PlaidErrorCauseModel {
  @Field((_type) => String, { nullable: true, description: 'The Item.' })
  @Holds('part')
  itemId!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's broad class of the error, such as ITEM_ERROR.",
  })
  @Holds('part')
  errorType!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's code of the error, such as ITEM_LOGIN_REQUIRED.",
  })
  @Holds('part')
  errorCode!: string | null;

  @Field((_type) => String, { nullable: true, description: 'What Plaid suggests telling the borrower.' })
  @Holds('part')
  displayMessage!: string | null;

  @Field((_type) => Int, {
    nullable: true,
    description: 'HTTP status that belongs to the error, such as 400. Null where Plaid does not say.',
  })
  @Holds('part')
  status!: number | null;

  @Field((_type) => [String], {
    nullable: true,
    description:
      "Account subtypes that were asked for, in Plaid's words, such as checking. Null where Plaid does not say.",
  })
  @Holds('part')
  requiredAccountSubtypes!: readonly string[] | null;

  @Field((_type) => [String], {
    nullable: true,
    description: "Account subtypes that were found instead, in Plaid's words. Null where Plaid does not say.",
  })
  @Holds('part')
  providedAccountSubtypes!: readonly string[] | null;
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

  @Field((_type) => Int, { description: "HTTP status of Plaid's answer, such as 400." })
  @Holds('report')
  status!: number;

  @Field((_type) => [String], {
    nullable: true,
    description:
      "Account subtypes that were asked for, in Plaid's words, such as checking. Null where Plaid does not say.",
  })
  @Holds('report')
  requiredAccountSubtypes!: readonly string[] | null;

  @Field((_type) => [String], {
    nullable: true,
    description: "Account subtypes that were found instead, in Plaid's words. Null where Plaid does not say.",
  })
  @Holds('report')
  providedAccountSubtypes!: readonly string[] | null;

  @Field((_type) => [PlaidErrorCause], { description: 'The Items that made it fail; may be empty.' })
  @Holds('report')
  causes!: PlaidErrorCause[];
}
