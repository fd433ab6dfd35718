import { ArgsType, Field } from 'type-graphql';
import { IsGiven } from '../shared/validators.js';

@ArgsType()
export class AuditCopyArgs {
  @Field((_type) => String, { description: 'The token of an audit copy.' })
  @IsGiven()
  token!: string;
}
