import { ObjectType } from 'type-graphql';
import type { CashflowReportKey } from '../../loaders/cashflow-report.loader.js';
import { Node } from '../node/node.type.js';

/** Which report it is. Its fields are resolved one by one, so that only what is selected is asked of Plaid. */
@ObjectType({
  implements: Node,
  description:
    "An Item's accounts and transactions, as Plaid last fetched them from the bank. Its other fields come with the first transactions, in one call.",
})
export class CashflowReport implements CashflowReportKey {
  accessToken!: string;
  daysRequested!: number;
  accountIds!: readonly string[] | null;
}
