import type { FiguresQuery } from './generated/graphql.js';

/** What the panels show of a report. */
export type Figures = Extract<NonNullable<FiguresQuery['node']>, { __typename: 'AssetReport' }>;
export type Attributes = NonNullable<Figures['attributes']>[number];
