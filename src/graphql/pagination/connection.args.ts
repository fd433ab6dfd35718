import { IsInt, Max, Min, ValidateBy } from 'class-validator';
import { ArgsType, Field, Int } from 'type-graphql';
import { type Position, START } from '../../plaid/page-walk.js';
import { IfGiven } from '../shared/validators.js';
import { decodeCursor } from './cursor.js';

export const MAX_PAGE = 500;
export const DEFAULT_PAGE = 50;
export const PAGE_RULE = { message: `must be a whole number from 1 to ${MAX_PAGE}` };

/** Arguments of a connection that pages forward only, as Plaid's cursors do. */
@ArgsType()
export class ConnectionArgs {
  @Field((_type) => Int, {
    nullable: true,
    defaultValue: DEFAULT_PAGE,
    description: `Maximum number of entries to return, 1 to ${MAX_PAGE}.`,
  })
  @IfGiven()
  @IsInt(PAGE_RULE)
  @Min(1, PAGE_RULE)
  @Max(MAX_PAGE, PAGE_RULE)
  first?: number | null;

  @Field((_type) => String, {
    nullable: true,
    description:
      'Returns the entries after this cursor: an `endCursor`, or the `cursor` of an edge, received with the same other arguments. From the start when omitted. Plaid pages forward only, so there is no way back.',
  })
  @IfGiven()
  @IsCursor(decodeCursor)
  after?: string | null;
}

export function firstOf({ first }: ConnectionArgs): number {
  return first ?? DEFAULT_PAGE;
}

/** The position after the cursor. The rules of the arguments have validated the cursor. */
export function startOf({ after }: ConnectionArgs): Position {
  return after === null || after === undefined ? START : (decodeCursor(after) ?? START);
}

/** @param decode returns null for an invalid cursor. */
export function IsCursor(decode: (cursor: string) => unknown): PropertyDecorator {
  return ValidateBy({
    name: 'isCursor',
    validator: {
      validate: (value) => typeof value === 'string' && decode(value) !== null,
      defaultMessage: () => 'must be a cursor that this server returned',
    },
  });
}
