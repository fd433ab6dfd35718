export interface CurlCommandOptions {
  /** The URL of the graph for clients. */
  readonly graphUrl: string;
  /** A token of the embedded sandbox, whose status the command reads; undefined for a command that reads no report. */
  readonly relayToken: string | undefined;
  /** Whether callers need no bearer token. Otherwise the command reads it from the variable TOKEN of the shell. */
  readonly isOpen: boolean;
}

/** A command that sends one operation. */
export function curlCommand({ graphUrl, relayToken, isOpen }: CurlCommandOptions): string {
  const query =
    relayToken === undefined
      ? '{ __typename }'
      : `{ relayToken(token: \\"${relayToken}\\") { assetReport { status report { items { institutionName accounts { name balances { current } } } } } } }`;
  return [
    `curl -s ${graphUrl} -H 'content-type: application/json' \\`,
    ...(isOpen ? [] : [`  -H "authorization: Bearer $TOKEN" \\`]),
    `  -d '{"query": "${query}"}'`,
  ].join('\n');
}
