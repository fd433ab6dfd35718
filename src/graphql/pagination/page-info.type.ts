import { Field, ObjectType } from 'type-graphql';
import { DataClass } from '../access/data-class.js';

@ObjectType({
  simpleResolvers: true,
  description: 'Position of a page in the whole list of a connection.',
})
export class PageInfo {
  @Field((_type) => Boolean, { description: 'Whether there are nodes after the last node of the page.' })
  @DataClass('part')
  hasNextPage!: boolean;

  @Field((_type) => Boolean, {
    description: 'Whether there are nodes before the first node of the page.',
  })
  @DataClass('part')
  hasPreviousPage!: boolean;

  @Field((_type) => String, {
    nullable: true,
    description:
      'Cursor of the first node. Pass it as `before` to get the previous page, if the connection has the argument `before`. Null when the page is empty.',
  })
  @DataClass('part')
  startCursor!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description:
      'Cursor of the last node. Pass it as `after` to get the next page. Null when the page is empty.',
  })
  @DataClass('part')
  endCursor!: string | null;
}
