import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import type { ReportAge as ReportAgeModel } from '../../../model/underwriting/report-age.js';
import { DataClass } from '../../access/data-class.js';
import { DateScalar } from '../../scalars/date.js';

@ArgsType()
export class AgeArgs {
  @Field((_type) => DateScalar, {
    description: 'The day on which the age counts, such as the day of the loan application (UTC).',
  })
  asOf!: string;
}

@ObjectType({ simpleResolvers: true, description: 'The age of a report on a day.' })
export class ReportAge implements ReportAgeModel {
  @Field((_type) => Int, {
    nullable: true,
    description:
      'Number of days from `dateGenerated` to `asOf`. 0 on the same day. Null when the report is from a later day.',
  })
  @DataClass('report')
  days!: number | null;

  @Field((_type) => Int, {
    nullable: true,
    description:
      'Number of days from the oldest `dateLastUpdated` of the Items to `asOf`. Null when an Item lacks its date, or was updated on a later day.',
  })
  @DataClass('report')
  bankDataDays!: number | null;
}
