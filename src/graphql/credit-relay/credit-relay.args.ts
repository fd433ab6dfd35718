import { ArrayMaxSize } from 'class-validator';
import { ArgsType, Field } from 'type-graphql';
import { AreGiven, IsGiven } from '../validators.js';

const MAX_TOKENS = 100;

@ArgsType()
export class RelayTokenArgs {
  @Field((_type) => String, { description: 'A relay token that was shared with us.' })
  @IsGiven()
  token!: string;
}

@ArgsType()
export class RelayTokensArgs {
  @Field((_type) => [String], {
    description: `Relay tokens that were shared with us, ${MAX_TOKENS} at most.`,
  })
  @ArrayMaxSize(MAX_TOKENS, { message: `must hold ${MAX_TOKENS} tokens at most` })
  @AreGiven()
  tokens!: string[];
}
