import { Field, ObjectType } from 'type-graphql';
import type { AttemptedMutation as MutationName } from '../../idempotency/attempt.js';
import { DataClass } from '../access/data-class.js';
import { AuditCopy } from '../audit-copy/audit-copy.type.js';
import { RelayToken } from '../credit-relay/relay-token.type.js';
import { DateTimeScalar } from '../scalars/date.js';
import { AttemptState } from './attempt-state.enum.js';
import { AttemptedMutation } from './attempted-mutation.enum.js';

@ObjectType({
  simpleResolvers: true,
  description: "An attempt of the caller's own to change something at Plaid, and what came of it.",
})
export class Attempt {
  @Field((_type) => AttemptedMutation, { description: 'The mutation.' })
  @DataClass('attempt')
  mutation!: MutationName;

  @Field((_type) => AttemptState, { description: 'What came of it.' })
  @DataClass('attempt')
  state!: keyof typeof AttemptState;

  @Field((_type) => DateTimeScalar, { description: 'When it was written down, before anything was sent.' })
  @DataClass('attempt')
  createdAt!: string;

  @Field((_type) => Boolean, {
    description: 'Whether the response was lost, and a read or a webhook has proved that it happened.',
  })
  @DataClass('attempt')
  settledByRead!: boolean;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's request id of the call, or of the read that proved it. Null when neither is known.",
  })
  @DataClass('attempt')
  requestId!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's id of the report that was created. Null when none was, or when it is not known.",
  })
  @DataClass('attempt')
  assetReportId!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: 'The token of the report that was created. It is a live credential.',
  })
  @DataClass('token')
  assetReportToken!: string | null;

  @Field((_type) => RelayToken, {
    nullable: true,
    description: 'The relay token that was created or refreshed.',
  })
  relayToken!: RelayToken | null;

  @Field((_type) => AuditCopy, { nullable: true, description: 'The audit copy that was created.' })
  auditCopy!: AuditCopy | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's type of the error. Null unless the state is FAILED.",
  })
  @DataClass('attempt')
  errorType!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's code of the error. Null unless the state is FAILED.",
  })
  @DataClass('attempt')
  errorCode!: string | null;
}
