import { Field, ObjectType } from 'type-graphql';
import { Node } from '../node/node.type.js';

@ObjectType({
  implements: Node,
  description:
    'A grant to an auditor, such as an investor in loans, to read one Asset Report of ours. A live credential.',
})
export class AuditCopy {
  @Field((_type) => String, {
    description: 'The token itself. Hand it to the auditor, who needs no key to read with.',
  })
  token!: string;
}
