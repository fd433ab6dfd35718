import { Field, ObjectType } from 'type-graphql';
import { DataClass } from '../access/data-class.js';
import { Node } from '../node/node.type.js';

@ObjectType({
  implements: Node,
  description:
    "Read access to an Asset Report for one other Plaid client, granted by the report's owner. It is a live credential.",
})
export class RelayToken {
  @Field((_type) => String, {
    description:
      'The token. To read the report, a client needs it and the keys of the Plaid client for which it was created.',
  })
  @DataClass('token')
  token!: string;
}
