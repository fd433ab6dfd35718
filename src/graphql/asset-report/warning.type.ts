import { Field, ObjectType, registerEnumType } from 'type-graphql';
import type { WarningCause as WarningCauseModel, Warning as WarningModel } from '../../model/asset-report.js';
import { type WarningCode, warningCode } from '../../model/enums.js';

registerEnumType(warningCode.names, {
  name: 'WarningCode',
  description: 'What a report lacks.',
});

@ObjectType({ simpleResolvers: true, description: 'The error that made part of a report unavailable.' })
export class WarningCause implements WarningCauseModel {
  @Field((_type) => String, { nullable: true, description: 'The Item that the bank would not answer for.' })
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

  @Field((_type) => String, { nullable: true, description: 'What Plaid would have you tell the borrower.' })
  displayMessage!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Something a report lacks although it is otherwise complete.',
})
export class Warning implements WarningModel {
  @Field((_type) => String, { description: 'Always ASSET_REPORT_WARNING so far.' })
  warningType!: string;

  @Field((_type) => warningCode.names, { description: 'What is missing.' })
  warningCode!: WarningCode;

  @Field((_type) => String, { description: "Plaid's word for it, where the enum does not know it yet." })
  warningCodeRaw!: string;

  @Field((_type) => WarningCause, { nullable: true, description: 'Why it is missing, where Plaid says.' })
  cause!: WarningCauseModel | null;
}
