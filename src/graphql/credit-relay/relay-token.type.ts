import { Field, ObjectType } from 'type-graphql';
import { Node } from '../node/node.type.js';

@ObjectType({
  implements: Node,
  description:
    "A grant by the owner of an Asset Report to one other client of Plaid's, who reads the report with it. A live credential.",
})
export class RelayToken {
  @Field((_type) => String, {
    description: 'The token itself. Whoever holds it and the keys of its client reads the report.',
  })
  token!: string;
}
