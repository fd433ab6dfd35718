import { useQuery } from '@apollo/client/react';
import { FiguresDocument, type FiguresQuery } from './generated/graphql.js';
import { reportIn, useReportContext } from './report-context.js';

/** What the panels show of a report. */
export type Figures = Extract<NonNullable<FiguresQuery['node']>, { __typename: 'AssetReport' }>;
export type Attributes = NonNullable<Figures['attributes']>[number];

/** Several panels use it, and one request is sent. Null when the figures cannot be read, and undefined while they are loading. */
export function useFigures() {
  const { report } = useReportContext();
  const { data, error } = useQuery(FiguresDocument, { variables: { id: report.id } });
  const figures = data === undefined && error === undefined ? undefined : reportIn(data);
  return { figures, error };
}
