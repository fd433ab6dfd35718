import { Field, ObjectType } from 'type-graphql';
import { DataClass } from '../access/data-class.js';
import { Node } from '../node/node.type.js';

@ObjectType({
  implements: Node,
  description: 'Lets an auditor, such as an investor in loans, read one Asset Report. A live credential.',
})
export class AuditCopy {
  @Field((_type) => String, {
    description: 'The token itself. Give it to the auditor, who needs no other key to read the report.',
  })
  @DataClass('token')
  token!: string;
}
