import { Extensions, Field, Float, ObjectType } from 'type-graphql';
import type { AccountInsights as AccountInsightsModel } from '../../model/account-insights.js';
import type {
  AssetReport as AssetReportModel,
  Item as ItemModel,
  ReportUser as ReportUserModel,
} from '../../model/asset-report.js';
import type { Coverage as CoverageModel } from '../../model/coverage.js';
import { DataClass } from '../access/data-class.js';
import { Node } from '../node/node.type.js';
import { DateTimeScalar } from '../scalars/date.js';
import { AccountInsights } from './account-insights.type.js';
import { Coverage } from './coverage.type.js';
import { NEEDS_INSIGHTS } from './insights-need.js';
import { Item } from './item.type.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'The borrower, as the lender described them. Plaid returns this data unchanged. None of it comes from a bank.',
})
export class ReportUser implements ReportUserModel {
  @Field((_type) => String, { nullable: true, description: "The lender's own id of the borrower." })
  @DataClass('report')
  clientUserId!: string | null;

  @Field((_type) => String, { nullable: true, description: 'First name, as the lender gave it.' })
  @DataClass('pii')
  firstName!: string | null;

  @Field((_type) => String, { nullable: true, description: 'Middle name, as the lender gave it.' })
  @DataClass('pii')
  middleName!: string | null;

  @Field((_type) => String, { nullable: true, description: 'Last name, as the lender gave it.' })
  @DataClass('pii')
  lastName!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description:
      'Social security number as the lender gave it, in the form ddd-dd-dddd. Only the last four digits are shown, as ***-**-1234, unless the caller has the scope pii:read and states a purpose in the header x-purpose.',
  })
  @DataClass('ssn')
  ssn!: string | null;

  @Field((_type) => String, { nullable: true, description: 'Phone number, as the lender gave it.' })
  @DataClass('pii')
  phoneNumber!: string | null;

  @Field((_type) => String, { nullable: true, description: 'Email address, as the lender gave it.' })
  @DataClass('pii')
  email!: string | null;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    "The data of a borrower's banks on one day. A report never changes: a refresh creates another report.",
})
export class AssetReport implements Omit<AssetReportModel, 'coverage'> {
  @Field((_type) => String, {
    description: "Plaid's id of this report. It identifies the report and grants no access.",
  })
  @DataClass('report')
  assetReportId!: string;

  @Field((_type) => String, {
    nullable: true,
    description: "The lender's own id of this report. Null when the lender gave none.",
  })
  @DataClass('report')
  clientReportId!: string | null;

  @Field((_type) => DateTimeScalar, { description: 'Date and time when Plaid generated the report.' })
  @DataClass('report')
  dateGenerated!: string;

  @Field((_type) => Float, {
    nullable: true,
    description:
      "Number of days of history that were requested. It may be a fraction, because Plaid's type is any number. Null when Plaid does not send it.",
  })
  @DataClass('report')
  daysRequested!: number | null;

  @Field((_type) => ReportUser, { description: 'The borrower, as the lender described them.' })
  @DataClass('report')
  user!: ReportUserModel;

  @Extensions(NEEDS_INSIGHTS)
  @Field((_type) => Boolean, {
    description:
      'Whether the report has Insights: the category, merchant, location and other details that Plaid adds to each transaction. An operation that selects this field requests Insights from Plaid. True unless `includeInsights` declined them, Plaid refused them, or the report is an audit copy.',
  })
  @DataClass('report')
  hasInsights!: boolean;

  @Field((_type) => Coverage, {
    description: 'The parts of the report that are present, and the days that they cover.',
  })
  @DataClass('report')
  coverage!: CoverageModel;

  @Field((_type) => [Item], { description: 'The Items of the report. An Item is one login at a bank.' })
  @DataClass('report')
  items!: readonly ItemModel[];

  @Field((_type) => AccountInsights, {
    nullable: true,
    description:
      "Plaid's risk and affordability figures over all accounts of the report. Null except for UK and EU customers.",
  })
  @DataClass('report')
  insights!: AccountInsightsModel | null;
}
