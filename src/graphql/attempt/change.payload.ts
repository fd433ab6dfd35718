import { Field, ObjectType } from 'type-graphql';
import { DataClass } from '../access/data-class.js';

@ObjectType()
export abstract class ChangePayload {
  @Field((_type) => String, {
    description:
      "Plaid's request id of the call, or of the read that proved it. Quote it to Plaid's support.",
  })
  @DataClass('public')
  requestId!: string;

  @Field((_type) => Boolean, {
    description:
      'Whether this is the outcome of an earlier attempt with the same idempotency key. Nothing was changed again.',
  })
  @DataClass('public')
  replayed!: boolean;
}
