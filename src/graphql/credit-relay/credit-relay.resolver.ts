import { Arg, Args, Ctx, Extensions, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { withoutNulls } from '../../lib/without-nulls.js';
import { creditRelay } from '../../plaid/endpoints/credit-relay.js';
import { relayed } from '../../reports/sources/relay-token.source.js';
import { readOf } from '../../reports/sources/sources.js';
import { DataClass, RequiresScopes } from '../access/data-class.js';
import { openReportToken } from '../asset-report/asset-report.kind.js';
import { AssetReportResult, type ShownReport } from '../asset-report/asset-report-result.type.js';
import { InsightsArgs } from '../asset-report/insights.args.js';
import { MaxAgeArgs } from '../asset-report/max-age.args.js';
import { readAssetReport } from '../asset-report/read-asset-report.js';
import { changeOnce } from '../attempt/change-once.js';
import type { Context } from '../context.js';
import { ReportDownloads } from '../download/download.type.js';
import { createReportDownloads } from '../download/report-downloads.js';
import { givenOrOpened, openId } from '../node/node-kind.js';
import { ASKS_PLAID, isAsLongAs } from '../shared/cost-hints.js';
import { RemovedPayload, toRemovedPayload } from '../shared/removed.payload.js';
import { RelayTokenArgs, RelayTokensArgs } from './credit-relay.args.js';
import {
  CreateRelayTokenInput,
  RefreshRelayTokenInput,
  RemoveRelayTokenInput,
} from './credit-relay.input.js';
import {
  CreateRelayTokenPayload,
  RefreshRelayTokenPayload,
  SealRelayTokenPayload,
} from './credit-relay.payload.js';
import { relayTokenKind } from './relay-token.kind.js';
import { RelayToken } from './relay-token.type.js';
import { ReportType } from './report-type.enum.js';

@Resolver((_of) => RelayToken)
export class CreditRelayResolver {
  @Query((_returns) => RelayToken, {
    nullable: true,
    description:
      'A relay token received from another Plaid client. Plaid is called only when its report is selected.',
  })
  @RequiresScopes('reports:read')
  relayToken(@Args((_type) => RelayTokenArgs) { token }: RelayTokenArgs): RelayToken {
    return { token };
  }

  @Extensions(isAsLongAs('tokens'))
  @Query((_returns) => [RelayToken], {
    nullable: true,
    description:
      'Several relay tokens, in the given order. When the report of one token fails, the others are still returned.',
  })
  @RequiresScopes('reports:read')
  relayTokens(@Args((_type) => RelayTokensArgs) { tokens }: RelayTokensArgs): RelayToken[] {
    return tokens.map((token) => ({ token }));
  }

  @Extensions(ASKS_PLAID)
  @FieldResolver((_returns) => AssetReportResult, {
    nullable: true,
    description:
      'The Asset Report of the token (POST /credit/relay/get, at most once per token, options and operation). Null with an error when Plaid refuses.',
  })
  @DataClass('report')
  assetReport(
    @Root() { token }: RelayToken,
    @Args((_type) => InsightsArgs) { includeInsights }: InsightsArgs,
    @Args((_type) => MaxAgeArgs) { maxAge }: MaxAgeArgs,
    @Ctx() context: Context,
  ): Promise<ShownReport> {
    return readAssetReport(context, relayed(token), { includeInsights, maxAge });
  }

  @FieldResolver((_returns) => ReportDownloads, {
    description:
      'The report as files. Plaid is called when a URL is fetched (POST /credit/relay/pdf/get and /credit/relay/get). Only the JSON contains Insights.',
  })
  @DataClass('file')
  downloads(
    @Root() { token }: RelayToken,
    @Args((_type) => InsightsArgs) { includeInsights }: InsightsArgs,
    @Ctx() context: Context,
  ): Promise<ReportDownloads> {
    return createReportDownloads(context, relayed(token), includeInsights);
  }

  @Mutation((_returns) => SealRelayTokenPayload, {
    nullable: true,
    description:
      'Returns the id of a relay token that came from a partner, for clients that must not see the token. Makes no call to Plaid and changes nothing. It is a mutation so that a live token is never part of a URL.',
  })
  @RequiresScopes('relay:write')
  sealRelayToken(@Args((_type) => RelayTokenArgs) { token }: RelayTokenArgs): SealRelayTokenPayload {
    return { relayToken: { token } };
  }

  @Extensions(ASKS_PLAID)
  @Mutation((_returns) => CreateRelayTokenPayload, {
    nullable: true,
    description:
      'Grants one other Plaid client read access to a report (POST /credit/relay/create). Every call with another idempotency key creates a new live token, and every call without one.',
  })
  @RequiresScopes('relay:write')
  async createRelayToken(
    @Arg('input', (_type) => CreateRelayTokenInput, {
      description: 'The report and the client that may read it.',
    })
    input: CreateRelayTokenInput,
    @Ctx() context: Context,
  ): Promise<CreateRelayTokenPayload> {
    const { reportTokens, reportIds, secondaryClientId, webhook } = input;
    const tokens = reportTokens ?? (reportIds ?? []).map((id) => openReportToken(id, context.sealedIds));
    const { response, isReplay } = await changeOnce(context, {
      mutation: 'createRelayToken',
      input,
      endpoint: creditRelay.create,
      request: withoutNulls({ report_tokens: tokens, secondary_client_id: secondaryClientId, webhook }),
      tokens,
      webhookIn: 'request',
    });
    context.auditTrail.addToken(response.relay_token);
    return {
      relayToken: { token: response.relay_token },
      requestId: response.request_id,
      replayed: isReplay,
    };
  }

  @Extensions(ASKS_PLAID)
  @Mutation((_returns) => RefreshRelayTokenPayload, {
    nullable: true,
    description:
      'Requests that Plaid generates the report of a relay token again, with the same parameters (POST /credit/relay/refresh). For the reader of the token, not for its owner.',
  })
  @RequiresScopes('relay:write')
  async refreshRelayToken(
    @Arg('input', (_type) => RefreshRelayTokenInput, { description: 'The token and the webhook URL.' })
    input: RefreshRelayTokenInput,
    @Ctx() context: Context,
  ): Promise<RefreshRelayTokenPayload> {
    const { relayToken, id, reportType, webhook } = input;
    const token = givenOrOpened(relayToken, id, (sealed) =>
      openId(relayTokenKind, sealed, context.sealedIds),
    );
    const report = { tenant: context.caller.principal.tenant, source: relayed(token) };
    const known = context.reports.peekSnapshot(report.tenant, readOf(report.source, false));
    const { response, isReplay } = await changeOnce(context, {
      mutation: 'refreshRelayToken',
      input,
      endpoint: creditRelay.refresh,
      request: withoutNulls({ relay_token: token, report_type: reportType ?? ReportType.ASSET, webhook }),
      tokens: [token],
      isInvalidating: true,
      webhookIn: 'request',
    }).catch((error: unknown) => {
      // Its outcome may be unknown.
      context.events.reports.mayChange(report);
      throw error;
    });
    if (!isReplay) await context.events.reports.refreshed(report, known);
    const newId = typeof response.asset_report_id === 'string' ? response.asset_report_id : null;
    if (newId !== null) await context.events.reports.created(report, newId);
    context.auditTrail.addToken(response.relay_token);
    return {
      relayToken: { token: response.relay_token },
      assetReportId: newId,
      requestId: response.request_id,
      replayed: isReplay,
    };
  }

  @Extensions(ASKS_PLAID)
  @Mutation((_returns) => RemovedPayload, {
    nullable: true,
    description:
      'Revokes a relay token (POST /credit/relay/remove). The report, its Items and other relay tokens remain.',
  })
  @RequiresScopes('relay:write')
  async removeRelayToken(
    @Arg('input', (_type) => RemoveRelayTokenInput, { description: 'The token.' })
    input: RemoveRelayTokenInput,
    @Ctx() context: Context,
  ): Promise<RemovedPayload> {
    const token = givenOrOpened(input.relayToken, input.id, (sealed) =>
      openId(relayTokenKind, sealed, context.sealedIds),
    );
    const changed = await changeOnce(context, {
      mutation: 'removeRelayToken',
      input,
      endpoint: creditRelay.remove,
      request: { relay_token: token },
      tokens: [token],
      isInvalidating: true,
    });
    context.events.reports.removed({ tenant: context.caller.principal.tenant, source: relayed(token) });
    return toRemovedPayload(changed);
  }
}
