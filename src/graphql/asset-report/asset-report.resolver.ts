import type { AssetReportCreateResponse } from 'plaid';
import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { withoutNulls } from '../../lib/without-nulls.js';
import { assetReport } from '../../plaid/endpoints/asset-report.js';
import { own } from '../../reports/sources/own-report.source.js';
import type { AssetReportSource } from '../../reports/sources/sources.js';
import type { SealedIds } from '../../sealing/sealed-id.js';
import { DataClass, RequiresScopes } from '../access/data-class.js';
import type { Context } from '../context.js';
import { ReportDownloads } from '../download/download.type.js';
import { createReportDownloads } from '../download/report-downloads.js';
import { givenOrOpened, openId, sealId } from '../node/node-kind.js';
import { callAndInvalidate } from '../shared/call-and-invalidate.js';
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
import { assetReportKind, openReportToken } from './asset-report.kind.js';
import { AssetReportPayload } from './asset-report.payload.js';
import { AssetReportResult, type ShownReport } from './asset-report-result.type.js';
import { InsightsArgs } from './insights.args.js';
import { readAssetReport } from './read-asset-report.js';

@Resolver((_of) => AssetReportPayload)
export class AssetReportResolver {
  @Extensions(ASKS_PLAID)
  @Query((_returns) => AssetReportResult, {
    nullable: true,
    description:
      'The Asset Report behind an asset report token (POST /asset_report/get, at most once per token, options and operation). Null with an error when Plaid refuses.',
  })
  @DataClass('report')
  assetReport(
    @Args((_type) => AssetReportArgs) args: AssetReportArgs,
    @Ctx() context: Context,
  ): Promise<ShownReport> {
    return readAssetReport(context, sourceOf(args, context.sealedIds), args.includeInsights);
  }

  @Extensions(ASKS_PLAID)
  @Query((_returns) => ReportDownloads, {
    nullable: true,
    description:
      'An Asset Report as files (POST /asset_report/pdf/get and /asset_report/get, when a URL is fetched). Insights go into the JSON only.',
  })
  @DataClass('file')
  assetReportDownloads(
    @Args((_type) => AssetReportDownloadsArgs) args: AssetReportDownloadsArgs,
    @Ctx() context: Context,
  ): Promise<ReportDownloads> {
    return createReportDownloads(context, sourceOf(args, context.sealedIds), args.includeInsights);
  }

  @FieldResolver((_returns) => ID, {
    description: 'The `AssetReport.id` that the new report will have, for whoever is not to hold the token.',
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
    @Ctx() context: Context,
  ): Promise<ShownReport> {
    return readAssetReport(context, own(assetReportToken), includeInsights);
  }

  @Extensions(ASKS_PLAID)
  @Mutation((_returns) => AssetReportPayload, {
    nullable: true,
    description:
      'Asks Plaid to make an Asset Report over the given Items (POST /asset_report/create). Every call makes, and bills, a new one.',
  })
  @RequiresScopes('reports:write')
  async createAssetReport(
    @Arg('input', (_type) => CreateAssetReportInput, { description: 'The Items, and how far back.' })
    { accessTokens, daysRequested, options }: CreateAssetReportInput,
    @Ctx() context: Context,
  ): Promise<AssetReportPayload> {
    const answer = await callAndInvalidate(
      context,
      assetReport.create,
      withoutNulls({
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
    );
    return toPayload(answer, context);
  }

  @Extensions(ASKS_PLAID)
  @Mutation((_returns) => AssetReportPayload, {
    nullable: true,
    description:
      'Asks Plaid to make a new report over the same Items, with the same accounts left out (POST /asset_report/refresh). The old report stays.',
  })
  @RequiresScopes('reports:write')
  async refreshAssetReport(
    @Arg('input', (_type) => RefreshAssetReportInput, { description: 'The report, and what is to change.' })
    { assetReportToken, id, daysRequested, options }: RefreshAssetReportInput,
    @Ctx() context: Context,
  ): Promise<AssetReportPayload> {
    const token = tokenOf(assetReportToken, id, context);
    const answer = await callAndInvalidate(
      context,
      assetReport.refresh,
      withoutNulls({
        asset_report_token: token,
        days_requested: daysRequested,
        options: options && {
          client_report_id: options.clientReportId,
          webhook: options.webhook,
          user: options.user && wireUser(options.user),
        },
      }),
    );
    return toPayload(answer, context);
  }

  @Extensions(ASKS_PLAID)
  @Mutation((_returns) => AssetReportPayload, {
    nullable: true,
    description:
      'Copies a finished report without some of its accounts (POST /asset_report/filter). Refreshing the copy leaves them out again.',
  })
  @RequiresScopes('reports:write')
  async filterAssetReport(
    @Arg('input', (_type) => FilterAssetReportInput, {
      description: 'The report, and the accounts to leave out.',
    })
    { assetReportToken, id, accountIdsToExclude }: FilterAssetReportInput,
    @Ctx() context: Context,
  ): Promise<AssetReportPayload> {
    const token = tokenOf(assetReportToken, id, context);
    const request = { asset_report_token: token, account_ids_to_exclude: accountIdsToExclude };
    return toPayload(await callAndInvalidate(context, assetReport.filter, request), context);
  }

  @Extensions(ASKS_PLAID)
  @Mutation((_returns) => RemovedPayload, {
    nullable: true,
    description: 'Removes a report and all its audit copies (POST /asset_report/remove). The Items stay.',
  })
  @RequiresScopes('reports:write')
  async removeAssetReport(
    @Arg('input', (_type) => RemoveAssetReportInput, { description: 'The report.' })
    { assetReportToken, id }: RemoveAssetReportInput,
    @Ctx() context: Context,
  ): Promise<RemovedPayload> {
    const token = tokenOf(assetReportToken, id, context);
    const request = { asset_report_token: token };
    return toRemovedPayload(await callAndInvalidate(context, assetReport.remove, request, [token]));
  }
}

/** The report that arguments name: by token and options, or by id. */
function sourceOf(
  { token, id, daysToInclude, ...args }: AssetReportArgs | AssetReportDownloadsArgs,
  sealedIds: SealedIds,
): AssetReportSource {
  const fastReport = 'fastReport' in args && args.fastReport;
  return typeof token === 'string'
    ? own(token, { fastReport, daysToInclude })
    : openId(assetReportKind, id ?? '', sealedIds);
}

/** The token of the report of ours that an input names: itself, or by id. */
function tokenOf(
  token: string | null | undefined,
  id: string | null | undefined,
  { sealedIds }: Context,
): string {
  return givenOrOpened(token, id, (sealed) => openReportToken(sealed, sealedIds));
}

function toPayload(answer: AssetReportCreateResponse, { auditTrail }: Context): AssetReportPayload {
  auditTrail.addToken(answer.asset_report_token);
  return {
    assetReportToken: answer.asset_report_token,
    assetReportId: answer.asset_report_id,
    requestId: answer.request_id,
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
