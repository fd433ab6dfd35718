import { Field, ObjectType } from 'type-graphql';
import type { AssetReportSource } from '../../reports/sources/sources.js';
import { DataClass } from '../access/data-class.js';
import { DateTimeScalar } from '../scalars/date.js';
import { ReportEventKind } from './report-event-kind.enum.js';

@ObjectType({ description: 'A change of a report. `extensions.cursor` of its result names it for `after`.' })
export class ReportEvent {
  readonly source!: AssetReportSource;

  @Field((_type) => String, {
    nullable: true,
    description: 'The same for the same snapshot of a report, so that a repeat is known. Null for RESYNC.',
  })
  @DataClass('public')
  eventId!: string | null;

  @Field((_type) => ReportEventKind, { description: 'What happened.' })
  @DataClass('public')
  kind!: keyof typeof ReportEventKind;

  @Field((_type) => DateTimeScalar, {
    nullable: true,
    description: 'When this server found it. Null for RESYNC.',
  })
  @DataClass('public')
  occurredAt!: string | null;
}
