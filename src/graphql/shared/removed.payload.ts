import { Field, ObjectType } from 'type-graphql';
import { DataClass } from '../access/data-class.js';

@ObjectType({
  description: 'Something was removed for good. If it could not be removed, there is an error instead.',
})
export class RemovedPayload {
  @Field((_type) => Boolean, { description: 'True, as Plaid answers it.' })
  @DataClass('public')
  removed!: boolean;

  @Field((_type) => String, { description: "Plaid's id of the call, for its support." })
  @DataClass('public')
  requestId!: string;
}

/** The answer of any of Plaid's paths that remove something. */
export function toRemovedPayload(answer: { removed: boolean; request_id: string }): RemovedPayload {
  return { removed: answer.removed, requestId: answer.request_id };
}
