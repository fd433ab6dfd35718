import { Arg, Args, Ctx, Extensions, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { withoutNulls } from '../../lib/without-nulls.js';
import { auditCopy } from '../../plaid/endpoints/audit-copy.js';
import { copied } from '../../reports/sources/audit-copy.source.js';
import { DataClass, RequiresScopes } from '../access/data-class.js';
import { openReportToken } from '../asset-report/asset-report.kind.js';
import { AssetReportResult, type ShownReport } from '../asset-report/asset-report-result.type.js';
import { MaxAgeArgs } from '../asset-report/max-age.args.js';
import { readAssetReport } from '../asset-report/read-asset-report.js';
import { changeOnce } from '../attempt/change-once.js';
import type { Context } from '../context.js';
import { ReportDownloads } from '../download/download.type.js';
import { createReportDownloads } from '../download/report-downloads.js';
import { givenOrOpened, openId } from '../node/node-kind.js';
import { ASKS_PLAID } from '../shared/cost-hints.js';
import { RemovedPayload, toRemovedPayload } from '../shared/removed.payload.js';
import { AuditCopyArgs } from './audit-copy.args.js';
import { CreateAuditCopyInput, RemoveAuditCopyInput } from './audit-copy.input.js';
import { auditCopyKind } from './audit-copy.kind.js';
import { CreateAuditCopyPayload } from './audit-copy.payload.js';
import { AuditCopy } from './audit-copy.type.js';

@Resolver((_of) => AuditCopy)
export class AuditCopyResolver {
  @Query((_returns) => AuditCopy, {
    nullable: true,
    description: 'An audit copy. Plaid is called only when its report is selected.',
  })
  @RequiresScopes('reports:read')
  auditCopy(@Args((_type) => AuditCopyArgs) { token }: AuditCopyArgs): AuditCopy {
    return { token };
  }

  @Extensions(ASKS_PLAID)
  @FieldResolver((_returns) => AssetReportResult, {
    nullable: true,
    description:
      'The report that was copied, always without Insights (POST /asset_report/audit_copy/get, at most once per token, options and operation). Null with an error when Plaid refuses.',
  })
  @DataClass('report')
  assetReport(
    @Root() { token }: AuditCopy,
    @Args((_type) => MaxAgeArgs) { maxAge }: MaxAgeArgs,
    @Ctx() context: Context,
  ): Promise<ShownReport> {
    return readAssetReport(context, copied(token), { includeInsights: false, maxAge });
  }

  @FieldResolver((_returns) => ReportDownloads, {
    description:
      'The copy as files. Plaid is called when a URL is fetched (POST /asset_report/audit_copy/pdf/get and /asset_report/audit_copy/get).',
  })
  @DataClass('file')
  downloads(@Root() { token }: AuditCopy, @Ctx() context: Context): Promise<ReportDownloads> {
    return createReportDownloads(context, copied(token), false);
  }

  @Extensions(ASKS_PLAID)
  @Mutation((_returns) => CreateAuditCopyPayload, {
    nullable: true,
    description:
      'Grants an auditor read access to a finished report (POST /asset_report/audit_copy/create). Every call with another idempotency key creates a new live token, and every call without one.',
  })
  @RequiresScopes('reports:write')
  async createAuditCopy(
    @Arg('input', (_type) => CreateAuditCopyInput, { description: 'The report and the auditor.' })
    input: CreateAuditCopyInput,
    @Ctx() context: Context,
  ): Promise<CreateAuditCopyPayload> {
    const { assetReportToken, id, auditorId } = input;
    const token = givenOrOpened(assetReportToken, id, (sealed) => openReportToken(sealed, context.sealedIds));
    const { response, isReplay } = await changeOnce(context, {
      mutation: 'createAuditCopy',
      input,
      endpoint: auditCopy.create,
      request: withoutNulls({ asset_report_token: token, auditor_id: auditorId }),
      tokens: [token],
    });
    context.auditTrail.addToken(response.audit_copy_token);
    return {
      auditCopy: { token: response.audit_copy_token },
      requestId: response.request_id,
      replayed: isReplay,
    };
  }

  @Extensions(ASKS_PLAID)
  @Mutation((_returns) => RemovedPayload, {
    nullable: true,
    description: 'Revokes an audit copy (POST /asset_report/audit_copy/remove). The report remains.',
  })
  @RequiresScopes('reports:write')
  async removeAuditCopy(
    @Arg('input', (_type) => RemoveAuditCopyInput, { description: 'The audit copy.' })
    input: RemoveAuditCopyInput,
    @Ctx() context: Context,
  ): Promise<RemovedPayload> {
    const token = givenOrOpened(input.auditCopyToken, input.id, (sealed) =>
      openId(auditCopyKind, sealed, context.sealedIds),
    );
    const changed = await changeOnce(context, {
      mutation: 'removeAuditCopy',
      input,
      endpoint: auditCopy.remove,
      request: { audit_copy_token: token },
      tokens: [token],
      isInvalidating: true,
    });
    return toRemovedPayload(changed);
  }
}
