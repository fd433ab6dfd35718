import { Field, ObjectType } from 'type-graphql';
import { DataClass } from '../access/data-class.js';
import { AuditCopy } from './audit-copy.type.js';

@ObjectType({ description: 'A new audit copy.' })
export class CreateAuditCopyPayload {
  @Field((_type) => AuditCopy, { description: 'The new copy, whose report can be selected.' })
  auditCopy!: AuditCopy;

  @Field((_type) => String, { description: "Plaid's id of the call, for its support." })
  @DataClass('public')
  requestId!: string;
}
