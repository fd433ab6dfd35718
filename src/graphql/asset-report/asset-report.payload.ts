import { Field, ObjectType } from 'type-graphql';
import { Holds } from '../access/holds.js';

@ObjectType({ description: 'A report that Plaid has started to make. It is PENDING at first.' })
export class AssetReportPayload {
  @Field((_type) => String, { description: 'The token of the new report. A live credential.' })
  @Holds('token')
  assetReportToken!: string;

  @Field((_type) => String, {
    description: "Plaid's id of the new report. It names the report and grants nothing.",
  })
  @Holds('public')
  assetReportId!: string;

  @Field((_type) => String, { description: "Plaid's id of the call, for its support." })
  @Holds('public')
  requestId!: string;
}
