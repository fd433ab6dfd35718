import { Field, Int, ObjectType } from 'type-graphql';
import type { AccountInsights as AccountInsightsModel } from '../../model/account-insights.js';
import type {
  AssetReport as AssetReportModel,
  Item as ItemModel,
  ReportUser as ReportUserModel,
} from '../../model/asset-report.js';
import { Node } from '../node/node.type.js';
import { DateTimeScalar } from '../scalars/date.js';
import { AccountInsights } from './account-insights.type.js';
import { Item } from './item.type.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'Who the lender said the borrower is. Plaid echoes it as it was given; nothing of it comes from a bank.',
})
export class ReportUser implements ReportUserModel {
  @Field((_type) => String, { nullable: true, description: "The lender's own id of the borrower." })
  clientUserId!: string | null;

  @Field((_type) => String, { nullable: true, description: 'First name, as the lender gave it.' })
  firstName!: string | null;

  @Field((_type) => String, { nullable: true, description: 'Middle name, as the lender gave it.' })
  middleName!: string | null;

  @Field((_type) => String, { nullable: true, description: 'Last name, as the lender gave it.' })
  lastName!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: 'Social security number, as the lender gave it, ddd-dd-dddd.',
  })
  ssn!: string | null;

  @Field((_type) => String, { nullable: true, description: 'Phone number, as the lender gave it.' })
  phoneNumber!: string | null;

  @Field((_type) => String, { nullable: true, description: 'Email address, as the lender gave it.' })
  email!: string | null;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'What the banks of a borrower said on one day. Never changes: a refresh makes another report.',
})
export class AssetReport implements AssetReportModel {
  @Field((_type) => String, {
    description: "Plaid's id of this report. It names the report and grants nothing.",
  })
  assetReportId!: string;

  @Field((_type) => String, {
    nullable: true,
    description: "The lender's own id of this report, where one was given.",
  })
  clientReportId!: string | null;

  @Field((_type) => DateTimeScalar, { description: 'When Plaid made the report.' })
  dateGenerated!: string;

  @Field((_type) => Int, { description: 'How many days of history were asked for.' })
  daysRequested!: number;

  @Field((_type) => ReportUser, { description: 'Who the lender said the borrower is.' })
  user!: ReportUserModel;

  @Field((_type) => Boolean, {
    description:
      'Whether the report was read with Insights: the category, merchant, place and other details that Plaid adds to each transaction.',
  })
  hasInsights!: boolean;

  @Field((_type) => [Item], { description: 'One entry for each login at a bank.' })
  items!: readonly ItemModel[];

  @Field((_type) => AccountInsights, {
    nullable: true,
    description:
      "Plaid's risk and affordability figures over all accounts of the report. Null except for UK and EU customers.",
  })
  insights!: AccountInsightsModel | null;
}
