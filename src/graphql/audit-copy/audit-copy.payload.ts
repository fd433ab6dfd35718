import { Field, ObjectType } from 'type-graphql';
import { DataClass } from '../access/data-class.js';
import { AuditCopy } from './audit-copy.type.js';

@ObjectType({ description: 'A new audit copy.' })
export class CreateAuditCopyPayload {
  @Field((_type) => AuditCopy, { description: 'The new audit copy. Its report can be selected.' })
  auditCopy!: AuditCopy;

  @Field((_type) => String, { description: "Plaid's request id of the call. Quote it to Plaid's support." })
  @DataClass('public')
  requestId!: string;
}
