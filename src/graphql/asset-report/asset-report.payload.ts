import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A report that Plaid has started to make. It is PENDING at first.' })
export class AssetReportPayload {
  @Field((_type) => String, { description: 'The token of the new report. A live credential.' })
  assetReportToken!: string;

  @Field((_type) => String, {
    description: "Plaid's id of the new report. It names the report and grants nothing.",
  })
  assetReportId!: string;

  @Field((_type) => String, { description: "Plaid's id of the call, for its support." })
  requestId!: string;
}
