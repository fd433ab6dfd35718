import { Field, ObjectType } from 'type-graphql';
import type { WarningCause as WarningCauseModel, Warning as WarningModel } from '../../model/asset-report.js';
import type { WarningCode as WarningCodeModel } from '../../model/enums.js';
import { Holds } from '../access/holds.js';
import { WarningCode } from './warning-code.enum.js';

@ObjectType({ simpleResolvers: true, description: 'The error that made part of a report unavailable.' })
export class WarningCause implements WarningCauseModel {
  @Field((_type) => String, { nullable: true, description: 'The Item that it concerns.' })
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

  @Field((_type) => String, {
    nullable: true,
    description:
      'A more precise reason, such as OAUTH_CONSENT_EXPIRED where a login through the bank has lapsed.',
  })
  @Holds('report')
  errorCodeReason!: string | null;

  @Field((_type) => String, { nullable: true, description: 'What Plaid suggests telling the borrower.' })
  @Holds('report')
  displayMessage!: string | null;

  @Field((_type) => String, { nullable: true, description: 'What Plaid suggests to do about it.' })
  @Holds('report')
  suggestedAction!: string | null;

  @Field((_type) => String, { nullable: true, description: "Plaid's page about this error." })
  @Holds('report')
  documentationUrl!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's id of the call that met the error, for its support.",
  })
  @Holds('report')
  requestId!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Something that is missing from a report that is otherwise complete.',
})
export class Warning implements WarningModel {
  @Field((_type) => String, {
    description:
      'ASSET_REPORT_WARNING from Plaid, which has no other kind so far; CREDITGRAPH_WARNING for what creditgraph adds.',
  })
  @Holds('report')
  warningType!: string;

  @Field((_type) => WarningCode, { description: 'What is missing.' })
  @Holds('report')
  warningCode!: WarningCodeModel;

  @Field((_type) => String, {
    description: "Plaid's own word for it, also when the enum is UNRECOGNIZED.",
  })
  @Holds('report')
  warningCodeRaw!: string;

  @Field((_type) => WarningCause, { nullable: true, description: 'Why it is missing, where Plaid says.' })
  cause!: WarningCauseModel | null;

  @Field((_type) => [String], {
    nullable: true,
    description:
      "Plaid's ids of the accounts that lack it, in a warning that creditgraph adds. Null in Plaid's own warnings.",
  })
  @Holds('report')
  accountIds!: readonly string[] | null;
}
