import { IsInt, Max, Min, ValidateBy } from 'class-validator';
import { ArgsType, Field, Int } from 'type-graphql';
import { type Position, START } from '../../loaders/page-walk.js';
import { IfGiven } from '../validators.js';
import { decodeCursor } from './cursor.js';

const MAX_FIRST = 500;
const DEFAULT_FIRST = 50;
const FIRST_RULE = { message: `must be a whole number from 1 to ${MAX_FIRST}` };

/** How much of a connection, and from where. Forwards only: Plaid's own cursors lead nowhere else. */
@ArgsType()
export class ConnectionArgs {
  @Field((_type) => Int, {
    nullable: true,
    defaultValue: DEFAULT_FIRST,
    description: `How many to give at most, 1 to ${MAX_FIRST}.`,
  })
  @IfGiven()
  @IsInt(FIRST_RULE)
  @Min(1, FIRST_RULE)
  @Max(MAX_FIRST, FIRST_RULE)
  first?: number | null;

  @Field((_type) => String, {
    nullable: true,
    description:
      'Give what comes after this cursor, which is an `endCursor` or the `cursor` of an edge, got with the same other arguments. From the start when left out. There is no way back: Plaid pages forwards only.',
  })
  @IfGiven()
  @IsCursor()
  after?: string | null;
}

export function firstOf({ first }: ConnectionArgs): number {
  return first ?? DEFAULT_FIRST;
}

/** The position behind the cursor, which the arguments' rules have checked. */
export function startOf({ after }: ConnectionArgs): Position {
  return after === null || after === undefined ? START : (decodeCursor(after) ?? START);
}

function IsCursor(): PropertyDecorator {
  return ValidateBy({
    name: 'isCursor',
    validator: {
      validate: (value) => typeof value === 'string' && decodeCursor(value) !== null,
      defaultMessage: () => 'must be a cursor that this server gave',
    },
  });
}
