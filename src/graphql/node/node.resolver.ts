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
      'The object with an id. Null with the error NOT_FOUND when the id was changed, or was created by another server or with a key that no longer exists. For an Asset Report, an Item or an Account, the report is read. Null with the error REPORT_NOT_READY while the report is being generated, because there is no snapshot yet: `assetReport(id:)` has its status. Null with REPORT_SUPERSEDED when its relay token now returns another report.',
  })
  node(@Args((_type) => NodeArgs) { id }: NodeArgs, @Ctx() context: Context): Promise<FoundNode> {
    return findNode(id, context);
  }

  @Extensions({ ...ASKS_PLAID, ...isAsLongAs('ids') })
  @Query((_returns) => [Node], {
    nullable: 'itemsAndList',
    description:
      'The objects with several ids, in the order of the ids. An object that is not found is null with an error at its position, and does not affect the others. Null as a whole only for too many ids.',
  })
  async nodes(
    @Args((_type) => NodesArgs) { ids }: NodesArgs,
    @Ctx() context: Context,
  ): Promise<(FoundNode | Error)[]> {
    const found = await Promise.allSettled(ids.map((id) => findNode(id, context)));
    // GraphQL reports an Error in the list as an error at its position.
    return found.map((result) => (result.status === 'fulfilled' ? result.value : (result.reason as Error)));
  }
}
