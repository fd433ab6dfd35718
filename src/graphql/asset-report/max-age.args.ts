import { ArgsType, Field, Int } from 'type-graphql';
import { IfGiven, IsSeconds } from '../shared/validators.js';

@ArgsType()
export class MaxAgeArgs {
  @Field((_type) => Int, {
    nullable: true,
    description:
      'The longest time since this server read the report from Plaid, in seconds. If the cached report is older, it is read again. Reads that began less than 4 seconds ago are shared even with 0, because Plaid limits the reads of each report. When omitted, the cached report is returned as long as the server has it.',
  })
  @IfGiven()
  @IsSeconds()
  maxAge?: number | null;
}
