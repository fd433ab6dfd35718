import { Field, Int, ObjectType } from 'type-graphql';
import type { WarningCause as WarningCauseModel, Warning as WarningModel } from '../../model/asset-report.js';
import type { WarningCode as WarningCodeModel } from '../../model/enums.js';
import type { ErrorCause as PlaidErrorCauseModel } from '../../model/error-details.js';
import { DataClass } from '../access/data-class.js';
import { PlaidErrorCause } from '../shared/plaid-error.type.js';
import { WarningCode } from './warning-code.enum.js';

@ObjectType({ simpleResolvers: true, description: 'The error that made part of a report unavailable.' })
export class WarningCause implements WarningCauseModel {
  @Field((_type) => String, { nullable: true, description: 'The Item that it concerns.' })
  @DataClass('report')
  itemId!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's broad class of the error, such as ITEM_ERROR.",
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
      'A more precise reason, such as OAUTH_CONSENT_EXPIRED where a login through the bank has lapsed.',
  })
  @DataClass('report')
  errorCodeReason!: string | null;

  @Field((_type) => String, { nullable: true, description: 'What Plaid suggests telling the borrower.' })
  @DataClass('report')
  displayMessage!: string | null;

  @Field((_type) => String, { nullable: true, description: 'What Plaid suggests to do about it.' })
  @DataClass('report')
  suggestedAction!: string | null;

  @Field((_type) => String, { nullable: true, description: "Plaid's page about this error." })
  @DataClass('report')
  documentationUrl!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's id of the call that met the error, for its support.",
  })
  @DataClass('report')
  requestId!: string | null;

  @Field((_type) => Int, {
    nullable: true,
    description: 'HTTP status that belongs to the error, such as 400. Null where Plaid does not say.',
  })
  @DataClass('report')
  status!: number | null;

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

  @Field((_type) => [PlaidErrorCause], {
    description: 'The Items that had a part in the error; may be empty.',
  })
  @DataClass('report')
  causes!: readonly PlaidErrorCauseModel[];
}

@ObjectType({
  simpleResolvers: true,
  description: 'Something that is missing from a report that is otherwise complete.',
})
export class Warning implements WarningModel {
  @Field((_type) => String, {
    nullable: true,
    description:
      'ASSET_REPORT_WARNING from Plaid, which has no other kind so far; CREDITGRAPH_WARNING for what creditgraph adds. Null where Plaid does not say.',
  })
  @DataClass('report')
  warningType!: string | null;

  @Field((_type) => WarningCode, {
    nullable: true,
    description:
      'What is missing. Null where Plaid does not say: then something is missing, and it is not known what.',
  })
  @DataClass('report')
  warningCode!: WarningCodeModel | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's own word for it, also when the enum is UNRECOGNIZED.",
  })
  @DataClass('report')
  warningCodeRaw!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description:
      "Which list of Plaid's answer it is about, such as report.items[0].accounts[1].investments.holdings. Null unless the code is ENTRIES_OMITTED.",
  })
  @DataClass('report')
  field!: string | null;

  @Field((_type) => WarningCause, { nullable: true, description: 'Why it is missing, where Plaid says.' })
  cause!: WarningCauseModel | null;

  @Field((_type) => [String], {
    nullable: true,
    description:
      "Plaid's ids of the accounts that lack it, in a warning that creditgraph adds. Null in Plaid's own warnings.",
  })
  @DataClass('report')
  accountIds!: readonly string[] | null;
}
