import { ArgsType, Field } from 'type-graphql';

@ArgsType()
export class InsightsArgs {
  @Field((_type) => Boolean, {
    nullable: true,
    description:
      'Whether to ask for Insights: what Plaid adds to each transaction, such as category and merchant. When left out, they are asked for if the operation selects anything that needs them; should Plaid refuse, those fields are null and a warning says so. With true, a refusal is FAILED with INSIGHTS_NOT_ENABLED; with false, those fields are null.',
  })
  includeInsights?: boolean | null;
}
