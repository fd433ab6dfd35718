import { IsInt, Max, Min } from 'class-validator';
import { ArgsType, Field, Int } from 'type-graphql';
import { IfGiven } from '../shared/validators.js';
import { DEFAULT_PAGE, IsCursor, MAX_PAGE, PAGE_RULE } from './connection.args.js';
import { decodeListCursor } from './list-cursor.js';

/** Arguments of a connection that pages in both directions, over a list in memory. */
@ArgsType()
export class ListConnectionArgs {
  @Field((_type) => Int, {
    nullable: true,
    description: `Maximum number of entries to return from the start, 1 to ${MAX_PAGE}. ${DEFAULT_PAGE} when neither this nor \`last\` is given.`,
  })
  @IfGiven()
  @IsInt(PAGE_RULE)
  @Min(1, PAGE_RULE)
  @Max(MAX_PAGE, PAGE_RULE)
  first?: number | null;

  @Field((_type) => String, {
    nullable: true,
    description:
      'Returns the entries after this cursor. A cursor stays valid when the filter changes, and when the same report is read again.',
  })
  @IfGiven()
  @IsCursor(decodeListCursor)
  after?: string | null;

  @Field((_type) => Int, {
    nullable: true,
    description: `Maximum number of entries to return from the end, 1 to ${MAX_PAGE}. The newest come first by default, so \`last\` returns the oldest. Not allowed together with \`first\`.`,
  })
  @IfGiven()
  @IsInt(PAGE_RULE)
  @Min(1, PAGE_RULE)
  @Max(MAX_PAGE, PAGE_RULE)
  last?: number | null;

  @Field((_type) => String, { nullable: true, description: 'Returns the entries before this cursor.' })
  @IfGiven()
  @IsCursor(decodeListCursor)
  before?: string | null;
}
