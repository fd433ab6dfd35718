import { Field, ObjectType } from 'type-graphql';
import { DataClass } from '../access/data-class.js';
import { RelayToken } from '../credit-relay/relay-token.type.js';
import { DateTimeScalar } from '../scalars/date.js';

@ObjectType({
  description:
    'What the reader of a relay token did, as Plaid told by webhook. `extensions.cursor` of its result names it for `after`.',
})
export class RelayEvent {
  @Field((_type) => Boolean, {
    description:
      'Whether events after `after` are gone: they are older than 24 hours, or there were more than 1,000. The other fields are then null.',
  })
  @DataClass('public')
  resync!: boolean;

  @Field((_type) => String, {
    nullable: true,
    description: 'The same for the same event, so that a repeat is known.',
  })
  @DataClass('public')
  eventId!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description:
      "Plaid's word for it, such as GET_CALLED or REFRESH_CALLED. Plaid does not document them any more.",
  })
  @DataClass('public')
  relayEvent!: string | null;

  @Field((_type) => RelayToken, { nullable: true, description: 'The token.' })
  relayToken!: RelayToken | null;

  @Field((_type) => DateTimeScalar, { nullable: true, description: 'When this server received it.' })
  @DataClass('public')
  occurredAt!: string | null;
}
