import { Field, ObjectType } from 'type-graphql';
import type { Changed } from '../../idempotency/change.js';
import { DataClass } from '../access/data-class.js';
import { ChangePayload } from '../attempt/change.payload.js';

@ObjectType({
  description: 'Result of a permanent removal. If the removal fails, there is an error instead.',
})
export class RemovedPayload extends ChangePayload {
  @Field((_type) => Boolean, { description: "True, as in Plaid's response." })
  @DataClass('public')
  removed!: boolean;
}

/** The response of all Plaid paths that remove something. */
export function toRemovedPayload({
  response,
  isReplay,
}: Changed<{ removed: boolean; request_id: string }>): RemovedPayload {
  return { removed: response.removed, requestId: response.request_id, replayed: isReplay };
}
