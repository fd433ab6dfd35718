import { Field, ObjectType } from 'type-graphql';
import { DataClass } from '../access/data-class.js';

@ObjectType({ description: 'Plaid has fetched the transactions from the bank.' })
export class RefreshCashflowReportPayload {
  @Field((_type) => String, { description: "Plaid's id of the call, for its support." })
  @DataClass('public')
  requestId!: string;
}
