import { ArgsType, Field, ID } from 'type-graphql';

@ArgsType()
export class AfterArgs {
  @Field((_type) => String, {
    nullable: true,
    description:
      '`extensions.cursor` of the last result that was received. Events after it follow. Without it, the first event is the state now.',
  })
  after?: string | null;
}

@ArgsType()
export class ReportReadyArgs extends AfterArgs {
  @Field((_type) => ID, { description: 'A `RelayToken.id`, an `AuditCopy.id` or an `AssetReport.id`.' })
  id!: string;
}
