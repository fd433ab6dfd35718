import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { AccountResolver } from './asset-report/account.resolver.js';
import { AssetReportResolver } from './asset-report/asset-report.resolver.js';
import { ReportTransactionsResolver } from './asset-report/report-transactions.resolver.js';
import { AuditCopyResolver } from './audit-copy/audit-copy.resolver.js';
import { CashflowReportResolver } from './cashflow-report/cashflow-report.resolver.js';
import { CashflowReportFieldsResolver } from './cashflow-report/cashflow-report-fields.resolver.js';
import { CreditRelayResolver } from './credit-relay/credit-relay.resolver.js';

/** The graph, built from its classes. `schema.graphql` is printed from it. */
export function createSchema(): Promise<GraphQLSchema> {
  return buildSchema({
    resolvers: [
      AccountResolver,
      AssetReportResolver,
      AuditCopyResolver,
      CashflowReportResolver,
      CashflowReportFieldsResolver,
      CreditRelayResolver,
      ReportTransactionsResolver,
    ],
    // Input classes state their rules with class-validator; keys that a class does not know never get here.
    validate: { forbidUnknownValues: false },
  });
}
