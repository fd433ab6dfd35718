import { Min } from 'class-validator';
import { ArgsType, Field, Float } from 'type-graphql';
import { DateScalar } from '../../scalars/date.js';
import { IfGiven } from '../../shared/validators.js';

const DEFAULT_OUTLIER_THRESHOLD = 10_000;

/** What attributes are reckoned with. */
@ArgsType()
export class AttributesArgs {
  @Field((_type) => DateScalar, {
    nullable: true,
    description:
      'The day that every "days since" counts to, such as that of the application; what happened after it does not count there. Moves nothing else. The day the report was generated (UTC) when left out, so that the same report always gives the same numbers.',
  })
  asOf?: string | null;

  @Field((_type) => Float, {
    nullable: true,
    defaultValue: DEFAULT_OUTLIER_THRESHOLD,
    description:
      'What an amount must exceed to count as an outlier, 0 or more. The same number in every currency.',
  })
  @IfGiven()
  @Min(0, { message: 'must be 0 or more' })
  outlierThreshold?: number | null;
}

/** @param dateGenerated when the report was made. */
export function optionsOf({ asOf, outlierThreshold }: AttributesArgs, dateGenerated: string) {
  return {
    asOf: asOf ?? dateGenerated.slice(0, 'YYYY-MM-DD'.length),
    outlierThreshold: outlierThreshold ?? DEFAULT_OUTLIER_THRESHOLD,
  };
}
