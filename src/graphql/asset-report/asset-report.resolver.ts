import type { AssetReportCreateResponse } from 'plaid';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { withoutNulls } from '../../lib/without-nulls.js';
import { clearLoaders } from '../../loaders/loaders.js';
import { assetReport } from '../../plaid/endpoints/asset-report.js';
import type { Context } from '../context.js';
import { AssetReportArgs } from './asset-report.args.js';
import {
  CreateAssetReportInput,
  RefreshAssetReportInput,
  type ReportUserInput,
} from './asset-report.input.js';
import { AssetReportPayload } from './asset-report.payload.js';
import { AssetReportResult, toAssetReportResult } from './asset-report-result.type.js';
import { InsightsArgs } from './insights.args.js';

@Resolver((_of) => AssetReportPayload)
export class AssetReportResolver {
  @Query((_returns) => AssetReportResult, {
    nullable: true,
    description:
      'An Asset Report of ours (POST /asset_report/get, once per token and operation). Null with an error when Plaid refuses.',
  })
  async assetReport(
    @Args((_type) => AssetReportArgs) { token, includeInsights }: AssetReportArgs,
    @Ctx() { loaders }: Context,
  ): Promise<AssetReportResult> {
    return toAssetReportResult(await loaders.assetReport.load({ assetReportToken: token, includeInsights }));
  }

  @FieldResolver((_returns) => AssetReportResult, {
    name: 'assetReport',
    nullable: true,
    description: 'The new report, or how far it is (POST /asset_report/get).',
  })
  async newAssetReport(
    @Root() { assetReportToken }: AssetReportPayload,
    @Args((_type) => InsightsArgs) { includeInsights }: InsightsArgs,
    @Ctx() { loaders }: Context,
  ): Promise<AssetReportResult> {
    return toAssetReportResult(await loaders.assetReport.load({ assetReportToken, includeInsights }));
  }

  @Mutation((_returns) => AssetReportPayload, {
    nullable: true,
    description:
      'Has Plaid make an Asset Report over Items of ours (POST /asset_report/create). Every call makes, and bills, a new one.',
  })
  async createAssetReport(
    @Arg('input', (_type) => CreateAssetReportInput, { description: 'The Items, and how far back.' })
    { accessTokens, daysRequested, options }: CreateAssetReportInput,
    @Ctx() { plaid, loaders }: Context,
  ): Promise<AssetReportPayload> {
    const answer = await plaid.call(
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
    clearLoaders(loaders);
    return toPayload(answer);
  }

  @Mutation((_returns) => AssetReportPayload, {
    nullable: true,
    description:
      'Has Plaid make a new report over the same Items and with the same exclusions (POST /asset_report/refresh). The old report stays.',
  })
  async refreshAssetReport(
    @Arg('input', (_type) => RefreshAssetReportInput, { description: 'The report, and what is to change.' })
    { assetReportToken, daysRequested, options }: RefreshAssetReportInput,
    @Ctx() { plaid, loaders }: Context,
  ): Promise<AssetReportPayload> {
    const answer = await plaid.call(
      assetReport.refresh,
      withoutNulls({
        asset_report_token: assetReportToken,
        days_requested: daysRequested,
        options: options && {
          client_report_id: options.clientReportId,
          webhook: options.webhook,
          user: options.user && wireUser(options.user),
        },
      }),
    );
    clearLoaders(loaders);
    return toPayload(answer);
  }
}

function toPayload(answer: AssetReportCreateResponse): AssetReportPayload {
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
