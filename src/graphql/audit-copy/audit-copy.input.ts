import { Field, ID, InputType } from 'type-graphql';
import { IdempotentInput } from '../attempt/idempotent.input.js';
import { IfGiven, IsEitherOr, IsGiven } from '../shared/validators.js';

@InputType({ description: 'A report and the auditor that may read it.' })
export class CreateAuditCopyInput extends IdempotentInput {
  @Field((_type) => String, {
    nullable: true,
    description: 'The token of a finished Asset Report.',
  })
  @IsEitherOr('id')
  assetReportToken?: string | null;

  @Field((_type) => ID, {
    nullable: true,
    description: 'The `AssetReport.id` of the report, instead of the token.',
  })
  id?: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's id of the auditor, such as fannie_mae, freddie_mac or ocrolus.",
  })
  @IfGiven()
  @IsGiven()
  auditorId?: string | null;
}

@InputType({ description: 'An audit copy to revoke.' })
export class RemoveAuditCopyInput extends IdempotentInput {
  @Field((_type) => String, { nullable: true, description: 'The token of the audit copy.' })
  @IsEitherOr('id')
  auditCopyToken?: string | null;

  @Field((_type) => ID, {
    nullable: true,
    description: 'The `AuditCopy.id` of the audit copy, instead of the token.',
  })
  id?: string | null;
}
