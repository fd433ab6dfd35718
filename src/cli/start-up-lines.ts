import { styleText } from 'node:util';
import { bannerRow } from 'creditgraph-sandbox/terminal';
import { curlCommand } from '../app/curl-command.js';
import type { App } from '../app.js';
import type { AuthConfig, Config } from '../config/config.js';

type StartUpConfig = Pick<Config, 'auth' | 'auditFile' | 'hasExplorer' | 'plaid' | 'stateFolder'>;

/**
 * What the terminal shows once the server listens: its address, an operation to try, and whom it calls.
 *
 * @param isVerbose whether to show all: who may call, which files are written, tokens and keys of the embedded sandbox.
 */
export function startUpLines(app: App, config: StartUpConfig, isVerbose: boolean): string {
  return [
    `creditgraph is at ${styleText('cyan', app.url)}`,
    '',
    ...operationToTry(app, config),
    '',
    ...(isVerbose ? details(app, config) : [plaidLine(config.plaid)]),
    styleText('dim', isVerbose ? STOP : `--verbose prints more at the start. ${STOP}`),
  ].join('\n');
}

const STOP = 'Ctrl-C stops it.';

function operationToTry({ url, sandbox }: App, { auth, hasExplorer }: StartUpConfig): string[] {
  const command = curlCommand({
    graphUrl: url,
    relayToken: sandbox?.samples.relayTokens[0]?.relayToken,
    isOpen: auth === null,
  });
  return [
    auth === null
      ? 'Run this in another terminal:'
      : 'Run this in another terminal, with the bearer token of a caller in $TOKEN:',
    '',
    command.replace(/^/gm, '  '),
    ...(!hasExplorer ? [] : ['', `Or open ${new URL('/', url)} in a browser.`]),
  ];
}

function plaidLine(plaid: Config['plaid']): string {
  if (plaid.kind === 'clients') {
    const clients = plaid.clients.map(({ name, environment }) => `${name} (${environment})`);
    return `Plaid is called by the clients of PLAID_CLIENTS_FILE: ${clients.join(', ')}.`;
  }
  return plaid.kind === 'plaid'
    ? `Plaid is ${plaid.baseUrl} (${plaid.environment}).`
    : 'Plaid is the embedded sandbox: invented people, the same at every start.';
}

function details(
  { sandbox, adminPort }: App,
  { auth, auditFile, plaid, stateFolder }: StartUpConfig,
): string[] {
  return [
    authenticationLine(auth),
    auditFile === null
      ? 'No audit log is written: AUDIT_FILE is not set.'
      : `Every read of personal data is logged in ${auditFile}.`,
    stateFolder === null
      ? 'The state is in memory, and a restart loses it: STATE_DIR is not set.'
      : `The state is in ${stateFolder}.`,
    adminPort === null
      ? 'Health and metrics are off: ADMIN_PORT is not set.'
      : `Health and metrics are at port ${adminPort}: /livez, /readyz, /metrics.`,
    '',
    plaidLine(plaid),
    ...(sandbox === null ? [] : sandboxLines(sandbox)),
    '',
  ];
}

function sandboxLines({ url, controlUrl, samples, clients }: NonNullable<App['sandbox']>): string[] {
  return [
    `  It is at ${url}. ${controlUrl === null ? 'Set SANDBOX_CONTROL_PORT for its control API.' : `Its control API is at ${controlUrl}.`}`,
    '  To call Plaid itself, set PLAID_CLIENT_ID, PLAID_SECRET, PLAID_ENV, SEALING_KEYS, API_KEYS_FILE and AUDIT_FILE.',
    '',
    'Reports that a partner has shared with the lender (relay tokens)',
    ...samples.relayTokens.map(({ borrower, relayToken }) => bannerRow(borrower, relayToken)),
    '',
    "The lender's own reports (asset report tokens)",
    ...samples.assetReports.map(({ borrower, assetReportToken }) => bannerRow(borrower, assetReportToken)),
    '',
    "The lender's own Items (access tokens)",
    ...samples.accessTokens.map(({ borrower, accessToken }) => bannerRow(borrower, accessToken)),
    '',
    'Keys for the sandbox (client id, secret)',
    bannerRow('the lender', `${clients.ours.clientId}  ${clients.ours.secret}`),
    bannerRow('the partner', `${clients.partner.clientId}  ${clients.partner.secret}`),
  ];
}

function authenticationLine(auth: AuthConfig | null): string {
  if (auth === null) return 'It is open to every caller on this machine.';
  const tokens = [
    ...(auth.jwt === null ? [] : [`a JWT of ${auth.jwt.issuer}`]),
    ...(auth.apiKeysFile === null ? [] : ['an API key']),
  ];
  return `It requires a bearer token (Authorization: Bearer ...): ${tokens.join(' or ')}.`;
}
