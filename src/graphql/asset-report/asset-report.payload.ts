import { Field, ObjectType } from 'type-graphql';
import { DataClass } from '../access/data-class.js';

@ObjectType({ description: 'A report that Plaid has started to make. It is PENDING at first.' })
export class AssetReportPayload {
  @Field((_type) => String, { description: 'The token of the new report. A live credential.' })
  @DataClass('token')
  assetReportToken!: string;

  @Field((_type) => String, {
    description: "Plaid's id of the new report. It names the report and grants nothing.",
  })
  @DataClass('public')
  assetReportId!: string;

  @Field((_type) => String, { description: "Plaid's id of the call, for its support." })
  @DataClass('public')
  requestId!: string;
}
