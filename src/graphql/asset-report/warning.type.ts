import { Field, Int, ObjectType } from 'type-graphql';
import type { WarningCause as WarningCauseModel, Warning as WarningModel } from '../../model/asset-report.js';
import type { WarningCode as WarningCodeModel } from '../../model/enums.js';
import type { ErrorCause as PlaidErrorCauseModel } from '../../model/error-details.js';
import { DataClass } from '../access/data-class.js';
import { PlaidErrorCause } from '../shared/plaid-error.type.js';
import { WarningCode } from './warning-code.enum.js';

@ObjectType({ simpleResolvers: true, description: 'The error that made part of a report unavailable.' })
export class WarningCause implements WarningCauseModel {
  @Field((_type) => String, { nullable: true, description: "Plaid's id of the Item with the error." })
  @DataClass('report')
  itemId!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's general type of the error, such as ITEM_ERROR.",
  })
  @DataClass('report')
  errorType!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's code of the error, such as ITEM_LOGIN_REQUIRED.",
  })
  @DataClass('report')
  errorCode!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description:
      'A more precise reason, such as OAUTH_CONSENT_EXPIRED when a login through the bank has expired.',
  })
  @DataClass('report')
  errorCodeReason!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: 'Message for the borrower, as Plaid suggests it.',
  })
  @DataClass('report')
  displayMessage!: string | null;

  @Field((_type) => String, { nullable: true, description: 'Action that Plaid suggests.' })
  @DataClass('report')
  suggestedAction!: string | null;

  @Field((_type) => String, { nullable: true, description: "URL of Plaid's page about this error." })
  @DataClass('report')
  documentationUrl!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's request id of the call that failed. Quote it to Plaid's support.",
  })
  @DataClass('report')
  requestId!: string | null;

  @Field((_type) => Int, {
    nullable: true,
    description: 'HTTP status of the error, such as 400. Null when Plaid does not send it.',
  })
  @DataClass('report')
  status!: number | null;

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

  @Field((_type) => [PlaidErrorCause], {
    description: 'The Items that contributed to the error. May be empty.',
  })
  @DataClass('report')
  causes!: readonly PlaidErrorCauseModel[];
}

@ObjectType({
  simpleResolvers: true,
  description: 'A part that is missing from a report that is otherwise complete.',
})
export class Warning implements WarningModel {
  @Field((_type) => String, {
    nullable: true,
    description:
      'Type of the warning. ASSET_REPORT_WARNING is from Plaid, which has no other type so far. CREDITGRAPH_WARNING is added by creditgraph. Null when Plaid does not send it.',
  })
  @DataClass('report')
  warningType!: string | null;

  @Field((_type) => WarningCode, {
    nullable: true,
    description:
      'The part that is missing. Null when Plaid does not send a code: then it is not known which part is missing.',
  })
  @DataClass('report')
  warningCode!: WarningCodeModel | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's original value of the code. Use it when the enum is UNRECOGNIZED.",
  })
  @DataClass('report')
  warningCodeRaw!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description:
      "The list in Plaid's response that the warning is about, such as report.items[0].accounts[1].investments.holdings. Null unless the code is ENTRIES_OMITTED.",
  })
  @DataClass('report')
  field!: string | null;

  @Field((_type) => WarningCause, {
    nullable: true,
    description: 'The reason why the part is missing. Null when Plaid sends none.',
  })
  cause!: WarningCauseModel | null;

  @Field((_type) => [String], {
    nullable: true,
    description:
      "Plaid's ids of the accounts that lack the part, in a warning that creditgraph adds. Null in Plaid's own warnings.",
  })
  @DataClass('report')
  accountIds!: readonly string[] | null;
}
