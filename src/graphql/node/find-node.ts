import type { Scope } from '../../auth/scope.js';
import { type AccountKey, accountKind } from '../asset-report/account.kind.js';
import { assetReportKind } from '../asset-report/asset-report.kind.js';
import type { SourcedAccount, SourcedAssetReport, SourcedItem } from '../asset-report/asset-report-source.js';
import { type ItemKey, itemKind } from '../asset-report/item.kind.js';
import { readFinishedReport } from '../asset-report/read-asset-report.js';
import { auditCopyKind } from '../audit-copy/audit-copy.kind.js';
import type { AuditCopy } from '../audit-copy/audit-copy.type.js';
import { cashflowReportKind } from '../cashflow-report/cashflow-report.kind.js';
import type { CashflowReport } from '../cashflow-report/cashflow-report.type.js';
import type { Context } from '../context.js';
import { relayTokenKind } from '../credit-relay/relay-token.kind.js';
import type { RelayToken } from '../credit-relay/relay-token.type.js';
import { NotFoundError } from '../errors/errors.js';
import type { NodeName } from './node-kind.js';

/** A value of a type that implements Node, with the name of its type. */
export type FoundNode =
  | Named<'RelayToken', RelayToken>
  | Named<'AuditCopy', AuditCopy>
  | Named<'CashflowReport', CashflowReport>
  | Named<'AssetReport', SourcedAssetReport>
  | Named<'Item', SourcedItem>
  | Named<'Account', SourcedAccount>;

type Named<Name extends NodeName, Value> = { readonly __typename: Name } & Value;

/** The scope that a caller needs to read an id of each type. */
const READ_SCOPES: Record<NodeName, Scope> = {
  RelayToken: 'reports:read',
  AssetReport: 'reports:read',
  Item: 'reports:read',
  Account: 'reports:read',
  AuditCopy: 'reports:read',
  CashflowReport: 'cashflow:read',
};

/**
 * Finds the object of an id. Only an Asset Report and its parts are read from Plaid. The other types need no read until their
 * fields are selected.
 *
 * @throws {NotFoundError} when the id cannot be opened, the caller may not read the object, or its report has no such part.
 * @throws {ReportNotReadyError} when Plaid is still generating the report.
 * @throws {ReportSupersededError} when its relay token now returns another report.
 * @throws {PlaidError} when Plaid refuses the report, or could not generate it.
 */
export async function findNode(id: string, context: Context): Promise<FoundNode> {
  const found = context.sealedIds.open(id);
  if (found === null) throw new NotFoundError();
  const { type, content } = found as { type: NodeName; content: string };
  // A caller that may not read a report must not learn that it exists.
  if (!context.caller.principal.scopes.has(READ_SCOPES[type])) throw new NotFoundError();
  switch (type) {
    case 'RelayToken':
      return { __typename: type, token: opened(relayTokenKind.read(content), context) };
    case 'AuditCopy':
      return { __typename: type, token: opened(auditCopyKind.read(content), context) };
    case 'CashflowReport':
      return { __typename: type, ...cashflowReportKind.read(content) };
    case 'AssetReport':
      return { __typename: type, ...(await readFinishedReport(context, assetReportKind.read(content))) };
    case 'Item':
      return { __typename: type, ...(await findItem(itemKind.read(content), context)) };
    case 'Account':
      return { __typename: type, ...(await findAccount(accountKind.read(content), context)) };
  }
}

function opened(token: string, { auditTrail }: Context): string {
  auditTrail.addToken(token);
  return token;
}

async function findItem({ source, itemId }: ItemKey, context: Context): Promise<SourcedItem> {
  const report = await readFinishedReport(context, source);
  const item = report.items.find((candidate) => candidate.itemId === itemId);
  if (item === undefined) throw new NotFoundError();
  return { ...item, source: report.source };
}

async function findAccount({ source, accountId }: AccountKey, context: Context): Promise<SourcedAccount> {
  const report = await readFinishedReport(context, source);
  const account = report.items
    .flatMap(({ accounts }) => accounts)
    .find((candidate) => candidate.accountId === accountId);
  if (account === undefined) throw new NotFoundError();
  return { ...account, source: report.source };
}
