import { Min } from 'class-validator';
import { ArgsType, Field, Float } from 'type-graphql';
import { DateScalar } from '../../scalars/date.js';
import { IfGiven } from '../../shared/validators.js';

const DEFAULT_OUTLIER_THRESHOLD = 10_000;

@ArgsType()
export class AttributesArgs {
  @Field((_type) => DateScalar, {
    nullable: true,
    description:
      'The day up to which all `daysSince` fields count, such as the day of the loan application. Transactions and balances after this day do not count in these fields. It changes no other field. When omitted, it is the day on which the report was generated (UTC), so that the same report always gives the same numbers.',
  })
  asOf?: string | null;

  @Field((_type) => Float, {
    nullable: true,
    defaultValue: DEFAULT_OUTLIER_THRESHOLD,
    description:
      'Amount above which a transaction is an outlier, 0 or more. The same number applies to every currency.',
  })
  @IfGiven()
  @Min(0, { message: 'must be 0 or more' })
  outlierThreshold?: number | null;
}

/** @param dateGenerated when Plaid generated the report. */
export function optionsOf({ asOf, outlierThreshold }: AttributesArgs, dateGenerated: string) {
  return {
    asOf: asOf ?? dateGenerated.slice(0, 'YYYY-MM-DD'.length),
    outlierThreshold: outlierThreshold ?? DEFAULT_OUTLIER_THRESHOLD,
  };
}
