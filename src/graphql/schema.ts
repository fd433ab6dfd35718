import 'reflect-metadata';
import { type GraphQLObjectType, type GraphQLSchema, isAbstractType, specifiedDirectives } from 'graphql';
import { buildSchema } from 'type-graphql';
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
import { AuditCopyResolver } from './audit-copy/audit-copy.resolver.js';
import { AuditCopyIdResolver } from './audit-copy/audit-copy-id.resolver.js';
import { CashflowReportResolver } from './cashflow-report/cashflow-report.resolver.js';
import { CashflowReportFieldsResolver } from './cashflow-report/cashflow-report-fields.resolver.js';
import { CashflowReportIdResolver } from './cashflow-report/cashflow-report-id.resolver.js';
import { CreditRelayResolver } from './credit-relay/credit-relay.resolver.js';
import { RelayTokenIdResolver } from './credit-relay/relay-token-id.resolver.js';
import { NodeResolver } from './node/node.resolver.js';

/**
 * The graph, built from its classes. `schema.graphql` is printed from it.
 *
 * @throws {Error} when a field does not say who may see it.
 */
export async function createSchema(): Promise<GraphQLSchema> {
  const schema = await buildSchema({
    resolvers: [
      AccountResolver,
      AccountAttributesResolver,
      AccountCoverageResolver,
      AssetReportCoverageResolver,
      AssetReportResultResolver,
      AccountIdResolver,
      AssetReportAttributesResolver,
      AssetReportResolver,
      AssetReportIdResolver,
      AuditCopyResolver,
      AuditCopyIdResolver,
      CashflowReportResolver,
      CashflowReportFieldsResolver,
      CashflowReportIdResolver,
      CreditRelayResolver,
      ItemResolver,
      ReportItemsResolver,
      ReportTransactionsResolver,
      RelayTokenIdResolver,
      ReportUserResolver,
      NodeResolver,
    ],
    // Input classes state their rules with class-validator; keys that a class does not know never get here. A rule sees a
    // missing value too, for it may be that there must be one: `IfGiven` is for those that have nothing to say then.
    validate: { forbidUnknownValues: false, skipMissingProperties: false },
    directives: [...specifiedDirectives, requiresScopesDirective],
  });
  declareAccess(schema);
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type)) type.resolveType = typeNameOf;
  }
  // The root types have no class to state it on.
  describe(schema.getQueryType(), 'What can be read. Nothing here changes anything at Plaid.');
  describe(
    schema.getMutationType(),
    'What changes something at Plaid. A call whose answer was lost may have worked: look before you repeat it.',
  );
  return schema;
}

function describe(type: GraphQLObjectType | null | undefined, description: string): void {
  if (type) type.description = description;
}

/**
 * The type of a value behind an interface or a union, by the name that it carries. type-graphql's own way is asynchronous,
 * which not every executor can wait for, and goes by class, which plain objects have none of.
 */
function typeNameOf(value: { readonly __typename?: string }): string | undefined {
  return value.__typename;
}
