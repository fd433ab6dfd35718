import { Matches, MaxLength } from 'class-validator';
import { ArgsType, Field } from 'type-graphql';
import type { AttemptedMutation as Name } from '../../idempotency/attempt.js';
import { AttemptedMutation } from './attempted-mutation.enum.js';
import { KEY_PATTERN, MAX_KEY_LENGTH } from './idempotent.input.js';

@ArgsType()
export class AttemptArgs {
  @Field((_type) => String, { description: 'The key that was sent with the mutation.' })
  @MaxLength(MAX_KEY_LENGTH, { message: `must have at most ${MAX_KEY_LENGTH} characters` })
  @Matches(KEY_PATTERN, { message: 'must have printable ASCII characters without spaces' })
  idempotencyKey!: string;

  @Field((_type) => AttemptedMutation, {
    nullable: true,
    description: 'The mutation. Required only if the same key was sent with several mutations.',
  })
  mutation?: Name | null;
}
