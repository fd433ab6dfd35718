import { ArrayMaxSize } from 'class-validator';
import { ArgsType, Field, ID } from 'type-graphql';

const MAX_IDS = 100;

@ArgsType()
export class NodeArgs {
  @Field((_type) => ID, { description: 'An id that this server returned.' })
  id!: string;
}

@ArgsType()
export class NodesArgs {
  @Field((_type) => [ID], { description: `Ids that this server returned, at most ${MAX_IDS}.` })
  @ArrayMaxSize(MAX_IDS, { message: `must contain at most ${MAX_IDS} ids` })
  ids!: string[];
}
