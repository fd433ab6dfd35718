import { Field, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description: 'Where the nodes of a connection stand in the whole list.',
})
export class PageInfo {
  @Field((_type) => Boolean, { description: 'Whether there are more nodes behind the last of these.' })
  hasNextPage!: boolean;

  @Field((_type) => Boolean, {
    description: 'Whether there are nodes before the first of these.',
  })
  hasPreviousPage!: boolean;

  @Field((_type) => String, {
    nullable: true,
    description:
      'The cursor of the first node: give it as `before`, where a connection leads backwards too. Null when there is none.',
  })
  startCursor!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description:
      'The cursor of the last node: give it as `after` to go on from there. Null when there is none.',
  })
  endCursor!: string | null;
}
