/** Something that can be downloaded, and how it is reached. Holds a live token of Plaid's, so it leaves the server only sealed. */
export type Download =
  | { readonly of: 'relay-token'; readonly format: 'pdf'; readonly token: string }
  | {
      readonly of: 'relay-token';
      readonly format: 'json';
      readonly token: string;
      readonly includeInsights: boolean;
    }
  | {
      readonly of: 'asset-report';
      readonly format: 'pdf';
      readonly token: string;
      readonly daysToInclude: number | null;
    }
  | {
      readonly of: 'asset-report';
      readonly format: 'json';
      readonly token: string;
      readonly daysToInclude: number | null;
      readonly includeInsights: boolean;
    }
  | { readonly of: 'audit-copy'; readonly format: 'pdf' | 'json'; readonly token: string };
