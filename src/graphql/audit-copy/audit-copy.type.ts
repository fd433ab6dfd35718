import { Field, ObjectType } from 'type-graphql';
import { DataClass } from '../access/data-class.js';
import { Node } from '../node/node.type.js';

@ObjectType({
  implements: Node,
  description:
    'Read access to one Asset Report for an auditor, such as an investor in loans. It is a live credential.',
})
export class AuditCopy {
  @Field((_type) => String, {
    description: 'The token. Give it to the auditor, who needs no other key to read the report.',
  })
  @DataClass('token')
  token!: string;
}
