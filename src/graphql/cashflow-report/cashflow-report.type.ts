import { ObjectType } from 'type-graphql';
import type { CashflowReportKey } from '../../loaders/cashflow-report.loader.js';
import { Node } from '../node/node.type.js';

/** Key of a report. Each field has its own resolver, so that Plaid is called only for selected fields. */
@ObjectType({
  implements: Node,
  description:
    'Accounts and transactions of an Item, as Plaid last fetched them from the bank. The other fields come with the first transactions, in one call.',
})
export class CashflowReport implements CashflowReportKey {
  accessToken!: string;
  daysRequested!: number;
  accountIds!: readonly string[] | null;
}
