import { Field, ObjectType } from 'type-graphql';
import { DataClass } from '../access/data-class.js';

@ObjectType({
  simpleResolvers: true,
  description: 'Where a page of a connection is in the whole list.',
})
export class PageInfo {
  @Field((_type) => Boolean, { description: 'Whether there are nodes after the last one of the page.' })
  @DataClass('part')
  hasNextPage!: boolean;

  @Field((_type) => Boolean, {
    description: 'Whether there are nodes before the first one of the page.',
  })
  @DataClass('part')
  hasPreviousPage!: boolean;

  @Field((_type) => String, {
    nullable: true,
    description:
      'Cursor of the first node: pass it as `before` for the previous page, where the connection takes `before`. Null when the page is empty.',
  })
  @DataClass('part')
  startCursor!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description:
      'Cursor of the last node: pass it as `after` for the next page. Null when the page is empty.',
  })
  @DataClass('part')
  endCursor!: string | null;
}
