import 'reflect-metadata';
import { type GraphQLObjectType, type GraphQLSchema, isAbstractType, specifiedDirectives } from 'graphql';
import { buildSchema, type PubSub } from 'type-graphql';
import { declareAccess, requiresScopesDirective } from './access/declare-access.js';
import { AccountResolver } from './asset-report/account.resolver.js';
import { AccountIdResolver } from './asset-report/account-id.resolver.js';
import { AssetReportResolver } from './asset-report/asset-report.resolver.js';
import { AssetReportIdResolver } from './asset-report/asset-report-id.resolver.js';
import { AssetReportResultResolver } from './asset-report/asset-report-result.resolver.js';
import {
  AccountAttributesResolver,
  AssetReportAttributesResolver,
} from './asset-report/attributes/attributes.resolver.js';
import { AccountCoverageResolver, AssetReportCoverageResolver } from './asset-report/coverage.resolver.js';
import { ItemResolver } from './asset-report/item.resolver.js';
import { ReportItemsResolver } from './asset-report/report-items.resolver.js';
import { ReportTransactionsResolver } from './asset-report/report-transactions.resolver.js';
import { ReportUserResolver } from './asset-report/report-user.resolver.js';
import {
  AccountAverageDailyBalanceResolver,
  ReportAverageDailyBalanceResolver,
} from './asset-report/underwriting/average-daily-balance.resolver.js';
import { IncomeStreamsResolver } from './asset-report/underwriting/income-streams.resolver.js';
import { LargeDepositsResolver } from './asset-report/underwriting/large-deposits.resolver.js';
import { OwnerMatchResolver } from './asset-report/underwriting/owner-match.resolver.js';
import { ReportAgeResolver } from './asset-report/underwriting/report-age.resolver.js';
import { VerifiedAssetsResolver } from './asset-report/underwriting/verified-assets.resolver.js';
import { AttemptResolver } from './attempt/attempt.resolver.js';
import { AuditCopyResolver } from './audit-copy/audit-copy.resolver.js';
import { AuditCopyIdResolver } from './audit-copy/audit-copy-id.resolver.js';
import { CashflowReportResolver } from './cashflow-report/cashflow-report.resolver.js';
import { CashflowReportFieldsResolver } from './cashflow-report/cashflow-report-fields.resolver.js';
import { CashflowReportIdResolver } from './cashflow-report/cashflow-report-id.resolver.js';
import { CreditRelayResolver } from './credit-relay/credit-relay.resolver.js';
import { RelayTokenIdResolver } from './credit-relay/relay-token-id.resolver.js';
import { resolveDirectly } from './field-resolvers.js';
import { NodeResolver } from './node/node.resolver.js';
import { ReportEventResolver } from './report-event/report-event.resolver.js';

const RESOLVERS = [
  AccountResolver,
  AccountAttributesResolver,
  AccountAverageDailyBalanceResolver,
  AccountCoverageResolver,
  AssetReportCoverageResolver,
  AssetReportResultResolver,
  AccountIdResolver,
  AssetReportAttributesResolver,
  AssetReportResolver,
  AssetReportIdResolver,
  AttemptResolver,
  AuditCopyResolver,
  AuditCopyIdResolver,
  CashflowReportResolver,
  CashflowReportFieldsResolver,
  CashflowReportIdResolver,
  CreditRelayResolver,
  IncomeStreamsResolver,
  ItemResolver,
  LargeDepositsResolver,
  OwnerMatchResolver,
  ReportAgeResolver,
  ReportAverageDailyBalanceResolver,
  ReportItemsResolver,
  ReportTransactionsResolver,
  RelayTokenIdResolver,
  ReportEventResolver,
  ReportUserResolver,
  VerifiedAssetsResolver,
  NodeResolver,
] as const;

/** type-graphql requires one. Each subscription has a `subscribe` of its own instead. */
const NO_PUB_SUB: PubSub = {
  publish: () => refusePubSub(),
  subscribe: () => refusePubSub(),
};

function refusePubSub(): never {
  throw new Error('Events do not go through type-graphql');
}

/**
 * Builds the schema from its classes. `schema.graphql` is printed from it.
 *
 * @throws {Error} when a field does not declare its access.
 */
export async function createSchema(): Promise<GraphQLSchema> {
  const schema = await buildSchema({
    resolvers: RESOLVERS,
    // The resolvers that check the rules replace those of type-graphql.
    validate: false,
    // A query of the whole schema, at each start. A unit test has it instead.
    skipCheck: true,
    directives: [...specifiedDirectives, requiresScopesDirective],
    pubSub: NO_PUB_SUB,
  });
  resolveDirectly(schema, RESOLVERS);
  declareAccess(schema);
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type)) type.resolveType = typeNameOf;
  }
  // The root types have no class for a description.
  describe(schema.getQueryType(), 'Read operations. None of them changes data at Plaid.');
  describe(
    schema.getMutationType(),
    'Operations that change data at Plaid. Send an idempotency key with each, so that a repeat after a lost response changes nothing twice.',
  );
  describe(
    schema.getSubscriptionType(),
    'Events. Each result has `extensions.cursor`, with which `after` continues after a disconnect.',
  );
  return schema;
}

let ofProcess: Promise<GraphQLSchema> | undefined;

/** One schema for all servers of a process. Nothing changes it after it is built. */
export function processSchema(): Promise<GraphQLSchema> {
  ofProcess ??= createSchema();
  return ofProcess;
}

function describe(type: GraphQLObjectType | null | undefined, description: string): void {
  if (type) type.description = description;
}

/**
 * Resolves the type of a value behind an interface or a union by its `__typename`. The resolver of type-graphql is
 * asynchronous, which not every executor supports, and uses classes, which plain objects do not have.
 */
function typeNameOf(value: { readonly __typename?: string }): string | undefined {
  return value.__typename;
}
