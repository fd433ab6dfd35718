import type { AssetReportCreateResponse } from 'plaid';
import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Changed } from '../../idempotency/change.js';
import { withoutNulls } from '../../lib/without-nulls.js';
import { assetReport } from '../../plaid/endpoints/asset-report.js';
import { own } from '../../reports/sources/own-report.source.js';
import type { AssetReportSource } from '../../reports/sources/sources.js';
import type { SealedIds } from '../../sealing/sealed-id.js';
import { DataClass, RequiresScopes } from '../access/data-class.js';
import { changeOnce } from '../attempt/change-once.js';
import type { Context } from '../context.js';
import { ReportDownloads } from '../download/download.type.js';
import { createReportDownloads } from '../download/report-downloads.js';
import { givenOrOpened, sealId } from '../node/node-kind.js';
import { ASKS_PLAID } from '../shared/cost-hints.js';
import { RemovedPayload, toRemovedPayload } from '../shared/removed.payload.js';
import { AssetReportArgs, AssetReportDownloadsArgs } from './asset-report.args.js';
import {
  CreateAssetReportInput,
  FilterAssetReportInput,
  RefreshAssetReportInput,
  RemoveAssetReportInput,
  type ReportUserInput,
} from './asset-report.input.js';
import { assetReportKind, openReport, openReportToken } from './asset-report.kind.js';
import { AssetReportPayload } from './asset-report.payload.js';
import { AssetReportResult, type ShownReport } from './asset-report-result.type.js';
import { InsightsArgs } from './insights.args.js';
import { MaxAgeArgs } from './max-age.args.js';
import { readAssetReport } from './read-asset-report.js';

@Resolver((_of) => AssetReportPayload)
export class AssetReportResolver {
  @Extensions(ASKS_PLAID)
  @Query((_returns) => AssetReportResult, {
    nullable: true,
    description:
      'The Asset Report of an asset report token (POST /asset_report/get, at most once per token, options and operation), or of an id. With an id it is the way to a report that may still be pending: the result has its status. Null with an error when Plaid refuses.',
  })
  @DataClass('report')
  assetReport(
    @Args((_type) => AssetReportArgs) args: AssetReportArgs,
    @Args((_type) => MaxAgeArgs) { maxAge }: MaxAgeArgs,
    @Ctx() context: Context,
  ): Promise<ShownReport> {
    const { includeInsights } = args;
    return readAssetReport(context, sourceOf(args, context.sealedIds), { includeInsights, maxAge });
  }

  @Extensions(ASKS_PLAID)
  @Query((_returns) => ReportDownloads, {
    nullable: true,
    description:
      'An Asset Report as files. Plaid is called when a URL is fetched (POST /asset_report/pdf/get and /asset_report/get). Only the JSON contains Insights.',
  })
  @DataClass('file')
  assetReportDownloads(
    @Args((_type) => AssetReportDownloadsArgs) args: AssetReportDownloadsArgs,
    @Ctx() context: Context,
  ): Promise<ReportDownloads> {
    return createReportDownloads(context, sourceOf(args, context.sealedIds), args.includeInsights);
  }

  @FieldResolver((_returns) => ID, {
    description: 'The `AssetReport.id` of the new report, for clients that must not see the token.',
  })
  @DataClass('public')
  assetReportNodeId(@Root() { assetReportToken }: AssetReportPayload, @Ctx() { sealedIds }: Context): string {
    return sealId(assetReportKind, own(assetReportToken), sealedIds);
  }

  @Extensions(ASKS_PLAID)
  @FieldResolver((_returns) => AssetReportResult, {
    name: 'assetReport',
    nullable: true,
    description: 'The new report and its status (POST /asset_report/get).',
  })
  @DataClass('report')
  newAssetReport(
    @Root() { assetReportToken }: AssetReportPayload,
    @Args((_type) => InsightsArgs) { includeInsights }: InsightsArgs,
    @Args((_type) => MaxAgeArgs) { maxAge }: MaxAgeArgs,
    @Ctx() context: Context,
  ): Promise<ShownReport> {
    return readAssetReport(context, own(assetReportToken), { includeInsights, maxAge });
  }

  @Extensions(ASKS_PLAID)
  @Mutation((_returns) => AssetReportPayload, {
    nullable: true,
    description:
      'Requests a new Asset Report for the given Items (POST /asset_report/create). Every call with another idempotency key creates a new report, and every call without one. Plaid bills each.',
  })
  @RequiresScopes('reports:write')
  async createAssetReport(
    @Arg('input', (_type) => CreateAssetReportInput, { description: 'The Items and the number of days.' })
    input: CreateAssetReportInput,
    @Ctx() context: Context,
  ): Promise<AssetReportPayload> {
    const { accessTokens, daysRequested, options } = input;
    const changed = await changeOnce(context, {
      mutation: 'createAssetReport',
      input,
      endpoint: assetReport.create,
      request: withoutNulls({
        access_tokens: accessTokens,
        days_requested: daysRequested,
        options: options && {
          client_report_id: options.clientReportId,
          webhook: options.webhook,
          add_ons: options.addOns,
          user: options.user && wireUser(options.user),
          require_all_items: options.requireAllItems,
        },
      }),
      tokens: accessTokens,
      webhookIn: 'options',
    });
    return toPayload(changed, context);
  }

  @Extensions(ASKS_PLAID)
  @Mutation((_returns) => AssetReportPayload, {
    nullable: true,
    description:
      'Requests a new report for the same Items, with the same accounts excluded (POST /asset_report/refresh). The old report remains.',
  })
  @RequiresScopes('reports:write')
  async refreshAssetReport(
    @Arg('input', (_type) => RefreshAssetReportInput, { description: 'The report and the changes.' })
    input: RefreshAssetReportInput,
    @Ctx() context: Context,
  ): Promise<AssetReportPayload> {
    const { assetReportToken, id, daysRequested, options } = input;
    const token = tokenOf(assetReportToken, id, context);
    const changed = await changeOnce(context, {
      mutation: 'refreshAssetReport',
      input,
      endpoint: assetReport.refresh,
      request: withoutNulls({
        asset_report_token: token,
        days_requested: daysRequested,
        options: options && {
          client_report_id: options.clientReportId,
          webhook: options.webhook,
          user: options.user && wireUser(options.user),
        },
      }),
      tokens: [token],
      webhookIn: 'options',
    });
    return toPayload(changed, context);
  }

  @Extensions(ASKS_PLAID)
  @Mutation((_returns) => AssetReportPayload, {
    nullable: true,
    description:
      'Copies a finished report without some of its accounts (POST /asset_report/filter). A refresh of the copy excludes them again.',
  })
  @RequiresScopes('reports:write')
  async filterAssetReport(
    @Arg('input', (_type) => FilterAssetReportInput, {
      description: 'The report and the accounts to exclude.',
    })
    input: FilterAssetReportInput,
    @Ctx() context: Context,
  ): Promise<AssetReportPayload> {
    const token = tokenOf(input.assetReportToken, input.id, context);
    const changed = await changeOnce(context, {
      mutation: 'filterAssetReport',
      input,
      endpoint: assetReport.filter,
      request: { asset_report_token: token, account_ids_to_exclude: input.accountIdsToExclude },
      tokens: [token],
    });
    return toPayload(changed, context);
  }

  @Extensions(ASKS_PLAID)
  @Mutation((_returns) => RemovedPayload, {
    nullable: true,
    description: 'Removes a report and all its audit copies (POST /asset_report/remove). The Items remain.',
  })
  @RequiresScopes('reports:write')
  async removeAssetReport(
    @Arg('input', (_type) => RemoveAssetReportInput, { description: 'The report.' })
    input: RemoveAssetReportInput,
    @Ctx() context: Context,
  ): Promise<RemovedPayload> {
    const token = tokenOf(input.assetReportToken, input.id, context);
    const changed = await changeOnce(context, {
      mutation: 'removeAssetReport',
      input,
      endpoint: assetReport.remove,
      request: { asset_report_token: token },
      tokens: [token],
      isInvalidating: true,
    });
    context.events.reports.removed({ tenant: context.caller.principal.tenant, source: own(token) });
    return toRemovedPayload(changed);
  }
}

/** The report that the arguments name: by token and options, or by id. */
function sourceOf(
  { token, id, daysToInclude, ...args }: AssetReportArgs | AssetReportDownloadsArgs,
  sealedIds: SealedIds,
): AssetReportSource {
  const fastReport = 'fastReport' in args && args.fastReport;
  return typeof token === 'string'
    ? own(token, { fastReport, daysToInclude })
    : openReport(id ?? '', sealedIds);
}

/** The asset report token that an input names: directly, or by id. */
function tokenOf(
  token: string | null | undefined,
  id: string | null | undefined,
  { sealedIds }: Context,
): string {
  return givenOrOpened(token, id, (sealed) => openReportToken(sealed, sealedIds));
}

async function toPayload(
  { response, isReplay }: Changed<AssetReportCreateResponse>,
  { auditTrail, caller, events }: Context,
): Promise<AssetReportPayload> {
  const report = { tenant: caller.principal.tenant, source: own(response.asset_report_token) };
  await events.reports.created(report, response.asset_report_id);
  auditTrail.addToken(response.asset_report_token);
  return {
    assetReportToken: response.asset_report_token,
    assetReportId: response.asset_report_id,
    requestId: response.request_id,
    replayed: isReplay,
  };
}

function wireUser(user: ReportUserInput) {
  return {
    client_user_id: user.clientUserId,
    first_name: user.firstName,
    middle_name: user.middleName,
    last_name: user.lastName,
    ssn: user.ssn,
    phone_number: user.phoneNumber,
    email: user.email,
  };
}
