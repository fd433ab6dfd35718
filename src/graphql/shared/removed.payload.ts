import { Field, ObjectType } from 'type-graphql';
import { DataClass } from '../access/data-class.js';

@ObjectType({
  description: 'Result of a permanent removal. If the removal fails, there is an error instead.',
})
export class RemovedPayload {
  @Field((_type) => Boolean, { description: "True, as in Plaid's response." })
  @DataClass('public')
  removed!: boolean;

  @Field((_type) => String, { description: "Plaid's request id of the call. Quote it to Plaid's support." })
  @DataClass('public')
  requestId!: string;
}

/** The response of all Plaid paths that remove something. */
export function toRemovedPayload(response: { removed: boolean; request_id: string }): RemovedPayload {
  return { removed: response.removed, requestId: response.request_id };
}
