import { Field, ObjectType } from 'type-graphql';
import { DataClass } from '../access/data-class.js';

@ObjectType({ description: 'Result of a refresh: Plaid has fetched the transactions from the bank.' })
export class RefreshCashflowReportPayload {
  @Field((_type) => String, { description: "Plaid's request id of the call. Quote it to Plaid's support." })
  @DataClass('public')
  requestId!: string;
}
