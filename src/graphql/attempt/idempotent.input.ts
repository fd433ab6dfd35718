import { Matches, MaxLength } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { IfGiven } from '../shared/validators.js';

/** The most characters of an idempotency key. */
export const MAX_KEY_LENGTH = 255;

/** Printable ASCII without the space. */
export const KEY_PATTERN = /^[\x21-\x7e]+$/;

@InputType()
export abstract class IdempotentInput {
  @Field((_type) => String, {
    nullable: true,
    description:
      'A text that names this attempt, such as a UUID. A repeat with the same key and input returns the outcome of the first attempt and changes nothing. 1 to 255 printable ASCII characters without spaces. The header Idempotency-Key does the same for a request with one mutation.',
  })
  @IfGiven()
  @MaxLength(MAX_KEY_LENGTH, { message: `must have at most ${MAX_KEY_LENGTH} characters` })
  @Matches(KEY_PATTERN, { message: 'must have printable ASCII characters without spaces' })
  idempotencyKey?: string | null;
}
