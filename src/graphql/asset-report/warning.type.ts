import { Field, ObjectType } from 'type-graphql';
import type { WarningCause as WarningCauseModel, Warning as WarningModel } from '../../model/asset-report.js';
import type { WarningCode as WarningCodeModel } from '../../model/enums.js';
import { WarningCode } from './warning-code.enum.js';

@ObjectType({ simpleResolvers: true, description: 'The error that made part of a report unavailable.' })
export class WarningCause implements WarningCauseModel {
  @Field((_type) => String, { nullable: true, description: 'The Item that it concerns.' })
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

  @Field((_type) => String, {
    nullable: true,
    description:
      'A more precise reason, such as OAUTH_CONSENT_EXPIRED where a login through the bank has lapsed.',
  })
  errorCodeReason!: string | null;

  @Field((_type) => String, { nullable: true, description: 'What Plaid suggests telling the borrower.' })
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

@ObjectType({
  simpleResolvers: true,
  description: 'Something that is missing from a report that is otherwise complete.',
})
export class Warning implements WarningModel {
  @Field((_type) => String, {
    description:
      'ASSET_REPORT_WARNING from Plaid, which has no other kind so far; CREDITGRAPH_WARNING for what creditgraph adds.',
  })
  warningType!: string;

  @Field((_type) => WarningCode, { description: 'What is missing.' })
  warningCode!: WarningCodeModel;

  @Field((_type) => String, {
    description: "Plaid's own word for it, also when the enum is UNRECOGNIZED.",
  })
  warningCodeRaw!: string;

  @Field((_type) => WarningCause, { nullable: true, description: 'Why it is missing, where Plaid says.' })
  cause!: WarningCauseModel | null;
}
