import { Field, ObjectType } from 'type-graphql';
import { ChangePayload } from '../attempt/change.payload.js';
import { AuditCopy } from './audit-copy.type.js';

@ObjectType({ description: 'A new audit copy.' })
export class CreateAuditCopyPayload extends ChangePayload {
  @Field((_type) => AuditCopy, { description: 'The new audit copy. Its report can be selected.' })
  auditCopy!: AuditCopy;
}
