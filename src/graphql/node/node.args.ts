import { ArrayMaxSize } from 'class-validator';
import { ArgsType, Field, ID } from 'type-graphql';

const MAX_IDS = 100;

@ArgsType()
export class NodeArgs {
  @Field((_type) => ID, { description: 'An id that this server gave.' })
  id!: string;
}

@ArgsType()
export class NodesArgs {
  @Field((_type) => [ID], { description: `Ids that this server gave, ${MAX_IDS} at most.` })
  @ArrayMaxSize(MAX_IDS, { message: `must hold ${MAX_IDS} ids at most` })
  ids!: string[];
}
