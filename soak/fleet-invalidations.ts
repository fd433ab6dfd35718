import type { FleetStack } from './fleet-stack.js';
import { SandboxClient } from './sandbox-client.js';

const MUTATIONS = { full: 400, short: 60 };
/** Later ones are as long. */
const GIVEN_UP_MS = 10_000;

const READ = `query Read($token: String!) {
  relayToken(token: $token) { assetReport { report { assetReportId } } }
}`;
const REFRESH = `mutation Refresh($token: String!) {
  refreshRelayToken(input: { relayToken: $token }) { assetReportId }
}`;

interface Found {
  readonly relayToken?: {
    readonly assetReport: { readonly report: { readonly assetReportId: string } | null } | null;
  };
  readonly refreshRelayToken?: { readonly assetReportId: string };
}

/**
 * How long after the response of a mutation at one replica the other one, which has cached the response of the same read, returns the
 * new report, in ms. The time of that read is part of it.
 */
export async function measureInvalidations({
  soak,
  sandbox,
  replicas,
}: FleetStack): Promise<readonly number[]> {
  const tokens = await new SandboxClient(sandbox.url).relayTokens(
    'small',
    soak.isShort ? MUTATIONS.short : MUTATIONS.full,
  );
  const ask = async (url: string, query: string, token: string): Promise<Found> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...replicas.headers },
      body: JSON.stringify({ query, variables: { token } }),
    });
    const { data, errors } = (await response.json()) as { data?: Found | null; errors?: readonly object[] };
    if (data == null || errors !== undefined) throw new Error(`${query}: ${JSON.stringify(errors)}`);
    return data;
  };
  const found: number[] = [];
  for (const [index, token] of tokens.entries()) {
    const [one, other] = replicas.all;
    const [changing, reading] = index % 2 === 0 ? [one, other] : [other, one];
    const read = async () =>
      (await ask(reading.url, READ, token)).relayToken?.assetReport?.report?.assetReportId;
    // The second one has a cached response.
    await read();
    await read();
    const { refreshRelayToken } = await ask(changing.url, REFRESH, token);
    const changedAt = performance.now();
    const sinceMs = () => performance.now() - changedAt;
    while ((await read()) !== refreshRelayToken?.assetReportId && sinceMs() < GIVEN_UP_MS);
    found.push(sinceMs());
  }
  return found;
}
