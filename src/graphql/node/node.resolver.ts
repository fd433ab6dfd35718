import { Args, Ctx, Extensions, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { ASKS_PLAID, isAsLongAs } from '../shared/cost-hints.js';
import { type FoundNode, findNode } from './find-node.js';
import { NodeArgs, NodesArgs } from './node.args.js';
import { Node } from './node.type.js';

@Resolver()
export class NodeResolver {
  @Extensions(ASKS_PLAID)
  @Query((_returns) => Node, {
    nullable: true,
    description:
      'What an id leads to. Null with the error NOT_FOUND when it was tampered with, or sealed elsewhere or with a key that is gone. For an Asset Report, an Item or an Account the report is read. It is null with the error REPORT_NOT_READY while the report is being made, and with REPORT_SUPERSEDED when its relay token leads to another report now.',
  })
  node(@Args((_type) => NodeArgs) { id }: NodeArgs, @Ctx() context: Context): Promise<FoundNode> {
    return findNode(id, context);
  }

  @Extensions({ ...ASKS_PLAID, ...isAsLongAs('ids') })
  @Query((_returns) => [Node], {
    nullable: 'itemsAndList',
    description:
      'What several ids lead to, in their order. One that leads nowhere is null with an error at its place, and leaves its neighbours alone. Null as a whole only for too many ids.',
  })
  async nodes(
    @Args((_type) => NodesArgs) { ids }: NodesArgs,
    @Ctx() context: Context,
  ): Promise<(FoundNode | Error)[]> {
    const found = await Promise.allSettled(ids.map((id) => findNode(id, context)));
    // An error in the place of an item is an error at that place; every one of them is told there.
    return found.map((result) => (result.status === 'fulfilled' ? result.value : (result.reason as Error)));
  }
}
