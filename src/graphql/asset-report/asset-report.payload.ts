import { Field, ObjectType } from 'type-graphql';
import { DataClass } from '../access/data-class.js';
import { ChangePayload } from '../attempt/change.payload.js';

@ObjectType({ description: 'A new report that Plaid has started to generate. It is PENDING at first.' })
export class AssetReportPayload extends ChangePayload {
  @Field((_type) => String, { description: 'The token of the new report. It is a live credential.' })
  @DataClass('token')
  assetReportToken!: string;

  @Field((_type) => String, {
    description: "Plaid's id of the new report. It identifies the report and grants no access.",
  })
  @DataClass('public')
  assetReportId!: string;
}
