import { ArgsType, Field } from 'type-graphql';

@ArgsType()
export class InsightsArgs {
  @Field((_type) => Boolean, {
    nullable: true,
    description:
      'Whether to request Insights: the details that Plaid adds to each transaction, such as category and merchant. When omitted, they are requested if the operation selects a field that needs them. If Plaid then refuses, these fields are null and a warning says so. When true, a refusal gives the status FAILED with INSIGHTS_NOT_ENABLED. When false, these fields are null.',
  })
  includeInsights?: boolean | null;
}
