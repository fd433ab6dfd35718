import { ObjectType } from 'type-graphql';
import { ChangePayload } from '../attempt/change.payload.js';

@ObjectType({ description: 'Result of a refresh: Plaid has fetched the transactions from the bank.' })
export class RefreshCashflowReportPayload extends ChangePayload {}
