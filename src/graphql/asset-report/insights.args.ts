import { ArgsType, Field } from 'type-graphql';

@ArgsType()
export class InsightsArgs {
  @Field((_type) => Boolean, {
    nullable: true,
    description:
      'Whether to ask for what Plaid makes of each transaction: category, merchant, location. Plaid must have Insights switched on for us; otherwise the report is FAILED with INSIGHTS_NOT_ENABLED.',
  })
  includeInsights?: boolean | null;
}
