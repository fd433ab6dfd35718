import { readdirSync, readFileSync } from 'node:fs';
import type { Sandbox } from 'creditgraph-sandbox';
import { Kind, type OperationDefinitionNode, parse } from 'graphql';
import { assetReport } from '../../src/plaid/endpoints/asset-report.js';
import { auditCopy } from '../../src/plaid/endpoints/audit-copy.js';
import { RelayTokenIdDocument, type RelayTokenIdQuery } from '../generated/graphql.js';
import { askDirectly } from './plaid-client.js';
import { given, type TestApp } from './test-app.js';

/** The tokens and ids for operations. */
export interface Subjects {
  readonly token: string;
  readonly ownToken: string;
  readonly pendingToken: string;
  readonly accessToken: string;
  readonly auditCopyToken: string;
  readonly relayTokenId: string;
  readonly reportId: string;
}

/** A relay token that does not exist. */
export const UNKNOWN = 'credit-relay-sandbox-00000000-0000-0000-0000-000000000000';

/** Longer than a sandbox needs for a report. */
const HOUR_MS = 3_600_000;

/** Samples of a sandbox, a small report and its audit copy, and a report that is pending if the sandbox is slow. */
export async function createSubjects(sandbox: Sandbox, app: TestApp): Promise<Subjects> {
  const { relayTokens, accessTokens } = sandbox.samples;
  const sparse = relayTokens.find(({ borrower }) => borrower === 'user_sparse');
  const token = given(sparse, 'a relay token').relayToken;
  const accessToken = given(accessTokens[0], 'an Item').accessToken;
  const plaid = askDirectly(sandbox);
  const small = { access_tokens: [accessToken], days_requested: 60 };
  const { asset_report_token: ownToken } = await plaid.call(assetReport.create, small);
  sandbox.clock.advance(HOUR_MS);
  const copied = await plaid.call(auditCopy.create, { asset_report_token: ownToken });
  const created = await plaid.call(assetReport.create, { access_tokens: [accessToken], days_requested: 1 });
  const { data } = await app.execute(RelayTokenIdDocument, { token });
  const idOf = (pick: (read: RelayTokenIdQuery) => string | undefined) => given(data && pick(data), 'an id');
  return {
    token,
    ownToken,
    pendingToken: created.asset_report_token,
    accessToken,
    auditCopyToken: copied.audit_copy_token,
    relayTokenId: idOf(({ relayToken }) => relayToken?.id),
    reportId: idOf(({ relayToken }) => relayToken?.assetReport?.report?.id),
  };
}

export function textsIn(folder: string): string[] {
  const url = new URL(`../../${folder}/`, import.meta.url);
  return readdirSync(url)
    .sort()
    .map((file) => readFileSync(new URL(file, url), 'utf8'));
}

export function operationsIn(query: string): OperationDefinitionNode[] {
  return parse(query).definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? [definition] : [],
  );
}

/** The variables of an operation of `test/operations`. Mutations are refused, because their tokens do not exist. */
export function variablesFor(operation: OperationDefinitionNode, subjects: Subjects): object {
  return declared(operation, variablesOf(operation.name?.value ?? '', subjects));
}

/** The values of all variables of an operation in `test/operations`, by its name. */
function variablesOf(operation: string, subjects: Subjects): object {
  const { token, ownToken, accessToken, auditCopyToken, relayTokenId, reportId } = subjects;
  const input = {
    CreateAssetReport: { accessTokens: ['access-sandbox-nobody'], daysRequested: 3 },
    RefreshAssetReport: { assetReportToken: UNKNOWN },
    FilterAssetReport: { assetReportToken: UNKNOWN, accountIdsToExclude: ['a'] },
    RemoveAssetReport: { assetReportToken: UNKNOWN },
    CreateAuditCopy: { assetReportToken: UNKNOWN },
    RemoveAuditCopy: { auditCopyToken: UNKNOWN },
    RefreshCashflowReport: { accessToken: UNKNOWN },
    CreateRelayToken: { reportTokens: [UNKNOWN], secondaryClientId: 'b' },
    RefreshRelayToken: { relayToken: UNKNOWN },
    RemoveRelayToken: { relayToken: UNKNOWN },
    CreateReportById: { accessTokens: ['access-sandbox-nobody'], daysRequested: 3 },
  }[operation];
  if (input !== undefined) return { input };
  if (operation === 'AssetReportFiles') return { id: reportId };
  if (/^AssetReport/.test(operation)) return { token: ownToken };
  if (/^AuditCopy/.test(operation)) return { token: auditCopyToken };
  const ids = [relayTokenId, reportId, 'not-an-id'];
  return { accessToken, token, tokens: [token, UNKNOWN, token], id: reportId, ids };
}

/** Only the declared variables, as clients send them. */
function declared({ variableDefinitions = [] }: OperationDefinitionNode, values: object): object {
  const names = new Set(variableDefinitions.map(({ variable }) => variable.name.value));
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name)));
}
