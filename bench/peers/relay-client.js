import { Pool } from 'undici';

/** The upstream of the benchmark accepts any keys. */
export const CREDENTIALS = {
  'PLAID-CLIENT-ID': 'bench',
  'PLAID-SECRET': 'bench',
  'Plaid-Version': '2020-09-14',
};

/**
 * Calls the upstream through undici, the fastest client on Node. For peers without a client of their own.
 *
 * @param {string} upstream URL
 */
export function createRelayClient(upstream) {
  const pool = new Pool(upstream, { connections: 64 });
  const headers = { ...CREDENTIALS, 'content-type': 'application/json' };
  /** @param {{ relay_token: string, include_insights?: boolean | null }} request */
  return async ({ relay_token, include_insights }) => {
    const { statusCode, body } = await pool.request({
      path: '/credit/relay/get',
      method: 'POST',
      headers,
      body: JSON.stringify({ relay_token, include_insights: include_insights ?? false }),
    });
    const response = await body.json();
    if (statusCode !== 200) throw new Error(`Plaid refused: ${response.error_code}`);
    return response;
  };
}
