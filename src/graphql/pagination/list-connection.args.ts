import { IsInt, Max, Min } from 'class-validator';
import { ArgsType, Field, Int } from 'type-graphql';
import { IfGiven } from '../shared/validators.js';
import { DEFAULT_PAGE, IsCursor, MAX_PAGE, PAGE_RULE } from './connection.args.js';
import { decodeListCursor } from './list-cursor.js';

/** How much of a connection, from where, and which way: for a list that is held whole. */
@ArgsType()
export class ListConnectionArgs {
  @Field((_type) => Int, {
    nullable: true,
    description: `How many to return at most, from the start; 1 to ${MAX_PAGE}. ${DEFAULT_PAGE} when neither this nor \`last\` is given.`,
  })
  @IfGiven()
  @IsInt(PAGE_RULE)
  @Min(1, PAGE_RULE)
  @Max(MAX_PAGE, PAGE_RULE)
  first?: number | null;

  @Field((_type) => String, {
    nullable: true,
    description:
      'Return what comes after this cursor. A cursor stays valid when the filter changes, and when the same report is read again.',
  })
  @IfGiven()
  @IsCursor(decodeListCursor)
  after?: string | null;

  @Field((_type) => Int, {
    nullable: true,
    description: `How many to return at most, from the end; 1 to ${MAX_PAGE}. Not together with \`first\`.`,
  })
  @IfGiven()
  @IsInt(PAGE_RULE)
  @Min(1, PAGE_RULE)
  @Max(MAX_PAGE, PAGE_RULE)
  last?: number | null;

  @Field((_type) => String, { nullable: true, description: 'Return what comes before this cursor.' })
  @IfGiven()
  @IsCursor(decodeListCursor)
  before?: string | null;
}
