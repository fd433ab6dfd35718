import { useApolloClient, useQuery } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { today } from './day.js';
import { ReportDocument, type ReportResultFragment } from './generated/graphql.js';
import { reportEvents } from './report-events.js';

export interface ReportState {
  /** Undefined while it is loading, and when it cannot be read. */
  readonly result: ReportResultFragment | undefined;
  readonly error: Error | undefined;
  /** Whether events no longer arrive, so that the page does not change by itself. */
  readonly isCut: boolean;
}

/** @param id of a relay token, an audit copy or a report. */
export function useReport(id: string): ReportState {
  const client = useApolloClient();
  const [asOf] = useState(today);
  const { data, error, refetch } = useQuery(ReportDocument, { variables: { id, asOf } });
  const result = data?.assetReport ?? undefined;

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
