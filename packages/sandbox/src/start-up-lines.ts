import type { Sandbox } from './server.js';
import { bannerRow } from './settings/terminal.js';

/** What a person reads in the terminal once the sandbox answers: where it is, who may ask, and what to try. */
export function sandboxStartUpLines({ url, controlUrl, clients, samples }: Sandbox): string {
  const { ours, partner } = clients;
  const [relay] = samples.relayTokens;
  return [
    `The sandbox is at ${url}: a Plaid with invented people, the same at every start.`,
    "  Make it your client's base address, in place of https://sandbox.plaid.com.",
    controlUrl === null
      ? '  Set SANDBOX_CONTROL_PORT for a control API: faults, counts, the clock, webhooks.'
      : `  The control API is at ${controlUrl}; GET / lists its calls.`,
    '',
    'Keys (client id, secret)',
    bannerRow('the lender', `${ours.clientId}  ${ours.secret}`),
    bannerRow('the partner', `${partner.clientId}  ${partner.secret}`),
    '',
    'Reports that the partner has shared with the lender (relay tokens)',
    ...samples.relayTokens.map(({ borrower, relayToken }) => bannerRow(borrower, relayToken)),
    '',
    "The lender's own reports (asset report tokens)",
    ...samples.assetReports.map(({ borrower, assetReportToken }) => bannerRow(borrower, assetReportToken)),
    '',
    "The lender's own Items (access tokens)",
    ...samples.accessTokens.map(({ borrower, accessToken }) => bannerRow(borrower, accessToken)),
    '',
    'A call to paste',
    `  curl -s ${url}/credit/relay/get -H 'content-type: application/json' \\`,
    `    -H 'plaid-client-id: ${ours.clientId}' -H 'plaid-secret: ${ours.secret}' \\`,
    `    -d '{"relay_token": "${relay?.relayToken ?? ''}", "report_type": "asset"}'`,
    '',
    'Ctrl-C stops it.',
  ].join('\n');
}
