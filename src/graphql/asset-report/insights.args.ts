import { ArgsType, Field } from 'type-graphql';

@ArgsType()
export class InsightsArgs {
  @Field((_type) => Boolean, {
    nullable: true,
    description:
      'Whether to ask for Insights: what Plaid makes of each transaction, such as category and merchant. When left out, they are asked for if the operation reads anything of them, and done without, with a warning, if Plaid refuses. True makes a refusal FAILED with INSIGHTS_NOT_ENABLED; false answers null in those fields.',
  })
  includeInsights?: boolean | null;
}
