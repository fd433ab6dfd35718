import { ArrayMaxSize } from 'class-validator';
import { ArgsType, Field } from 'type-graphql';
import { AreGiven, IsGiven } from '../shared/validators.js';

const MAX_TOKENS = 100;

@ArgsType()
export class RelayTokenArgs {
  @Field((_type) => String, { description: 'A relay token received from its owner.' })
  @IsGiven()
  token!: string;
}

@ArgsType()
export class RelayTokensArgs {
  @Field((_type) => [String], {
    description: `Relay tokens received from their owners, ${MAX_TOKENS} at most.`,
  })
  @ArrayMaxSize(MAX_TOKENS, { message: `must contain at most ${MAX_TOKENS} tokens` })
  @AreGiven()
  tokens!: string[];
}
