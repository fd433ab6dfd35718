import { Field, ObjectType } from 'type-graphql';
import { DataClass } from '../access/data-class.js';
import { Node } from '../node/node.type.js';

@ObjectType({
  implements: Node,
  description:
    "Lets one other client of Plaid's read an Asset Report, by grant of the report's owner. A live credential.",
})
export class RelayToken {
  @Field((_type) => String, {
    description:
      'The token itself. Whoever has it and the keys of the client it was made for can read the report.',
  })
  @DataClass('token')
  token!: string;
}
