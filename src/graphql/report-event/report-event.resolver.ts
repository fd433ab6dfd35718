import { Args, Ctx, Extensions, FieldResolver, Resolver, Root, Subscription } from 'type-graphql';
import { DataClass, RequiresScopes } from '../access/data-class.js';
import { AssetReportResult, type ShownReport } from '../asset-report/asset-report-result.type.js';
import { InsightsArgs } from '../asset-report/insights.args.js';
import { readAssetReport } from '../asset-report/read-asset-report.js';
import type { Context } from '../context.js';
import { ASKS_PLAID } from '../shared/cost-hints.js';
import { RelayEvent } from './relay-event.type.js';
import { AfterArgs, ReportReadyArgs } from './report-event.args.js';
import { ReportEvent } from './report-event.type.js';
import {
  followRelays,
  followReport,
  type RelayOccurrence,
  type ReportOccurrence,
} from './subscribed-events.js';

@Resolver((_of) => ReportEvent)
export class ReportEventResolver {
  @Subscription((_returns) => ReportEvent, {
    description:
      'Tells when a report is ready. If it is ready already, that is the first event. After a refresh, the next event is the new report.',
    subscribe: ({ args, context }) => followReport(args as ReportReadyArgs, context as Context),
  })
  @RequiresScopes('reports:read')
  reportReady(
    @Root() { event, source }: ReportOccurrence,
    // Read by `subscribe`.
    @Args((_type) => ReportReadyArgs) _args: ReportReadyArgs,
  ): ReportEvent {
    return {
      source,
      eventId: event?.id ?? null,
      kind: event?.kind === 'READY' || event?.kind === 'FAILED' ? event.kind : 'RESYNC',
      occurredAt: event?.occurredAt ?? null,
    };
  }

  @Subscription((_returns) => RelayEvent, {
    description:
      "Tells when readers fetch or refresh the reports of this tenant's relay tokens. Only Plaid's webhooks tell of it, so PUBLIC_URL must be set.",
    subscribe: ({ args, context }) => followRelays(args as AfterArgs, context as Context),
  })
  @RequiresScopes('relay:write')
  relayEvents(
    @Root() { event }: RelayOccurrence,
    @Args((_type) => AfterArgs) _args: AfterArgs,
    @Ctx() { auditTrail }: Context,
  ): RelayEvent {
    if (event?.kind !== 'RELAY') {
      return { resync: true, eventId: null, relayEvent: null, relayToken: null, occurredAt: null };
    }
    const { id: eventId, relayEvent, relayToken: token, occurredAt } = event;
    auditTrail.addToken(token);
    return { resync: false, eventId, relayEvent, relayToken: { token }, occurredAt };
  }

  @Extensions(ASKS_PLAID)
  @FieldResolver((_returns) => AssetReportResult, {
    nullable: true,
    description: 'The report and its status now. Null with an error when Plaid refuses.',
  })
  @DataClass('report')
  assetReport(
    @Root() { source }: ReportEvent,
    @Args((_type) => InsightsArgs) { includeInsights }: InsightsArgs,
    @Ctx() context: Context,
  ): Promise<ShownReport> {
    return readAssetReport(context, source, { includeInsights, maxAge: null });
  }
}
