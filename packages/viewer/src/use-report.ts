import { useApolloClient, useQuery } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { today } from './day.js';
import { OwnReportDocument, RelayedReportDocument, type ReportResultFragment } from './generated/graphql.js';
import { codeOf } from './problem.js';
import { reportEvents } from './report-events.js';

export interface ReportState {
  /** Undefined while it is loading, and when it cannot be read. */
  readonly result: ReportResultFragment | undefined;
  readonly error: Error | undefined;
  /** Whether events no longer arrive, so that the page does not change by itself. */
  readonly isCut: boolean;
}

/** @param id of a relay token or of a report. */
export function useReport(id: string): ReportState {
  const client = useApolloClient();
  const [asOf] = useState(today);
  const relayed = useQuery(RelayedReportDocument, { variables: { id, asOf } });
  const node = relayed.data?.node;
  // `node` has no status of a report, and finds none that is pending.
  const isOwn = node?.__typename === 'AssetReport' || codeOf(relayed.error) === 'REPORT_NOT_READY';
  const own = useQuery(OwnReportDocument, { variables: { id, asOf }, skip: !isOwn });
  const result =
    (isOwn ? own.data?.assetReport : node?.__typename === 'RelayToken' && node.assetReport) || undefined;
  const { refetch } = isOwn ? own : relayed;
  const error = isOwn ? own.error : relayed.error;

  const [isCut, setCut] = useState(false);
  const reportId = result?.report?.id;
  const status = result?.status;
  const isKnown = status !== undefined;
  useEffect(() => {
    if (!isKnown) return;
    const subscription = reportEvents(client, id).subscribe({
      next(event) {
        const told = event?.assetReport;
        if (told?.status === status && told?.report?.id === reportId) return;
        void refetch();
      },
      error: () => setCut(true),
    });
    return () => subscription.unsubscribe();
  }, [client, id, isKnown, status, reportId, refetch]);

  return { result, error, isCut };
}
