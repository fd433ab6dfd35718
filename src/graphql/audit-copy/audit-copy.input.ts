import { Field, InputType } from 'type-graphql';
import { IfGiven, IsGiven } from '../validators.js';

@InputType({ description: 'A report of ours, and which auditor is to read it.' })
export class CreateAuditCopyInput {
  @Field((_type) => String, { description: 'The token of a finished Asset Report of ours.' })
  @IsGiven()
  assetReportToken!: string;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's id of the auditor, such as fannie_mae, freddie_mac or ocrolus.",
  })
  @IfGiven()
  @IsGiven()
  auditorId?: string | null;
}

@InputType({ description: 'An audit copy to take back.' })
export class RemoveAuditCopyInput {
  @Field((_type) => String, { description: 'The token of the audit copy.' })
  @IsGiven()
  auditCopyToken!: string;
}
