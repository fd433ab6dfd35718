import { bannerRow } from 'creditgraph-sandbox/terminal';
import type { App } from '../app.js';
import type { AuthConfig, Config } from '../config/config.js';

type StartUpConfig = Pick<Config, 'auth' | 'auditFile' | 'plaid'>;

/** What the terminal shows once the server listens: its addresses, and operations to try. */
export function startUpLines(app: App, { auth, auditFile, plaid }: StartUpConfig): string {
  const lines = [
    `creditgraph is at ${app.url}`,
    '  Open it in a browser for Apollo Sandbox, or POST operations to it.',
    `  ${authenticationLine(auth)}`,
    ...(auditFile === null ? [] : [`  Every read of personal data is logged in ${auditFile}.`]),
    '',
  ];
  if (plaid.kind === 'plaid') {
    lines.push(`Plaid is ${plaid.baseUrl} (${plaid.environment}).`, '', STOP);
    return lines.join('\n');
  }
  const { sandbox } = app;
  if (sandbox === null) throw new Error('The embedded sandbox has not been started');
  const { samples, clients } = sandbox;
  lines.push(
    `Plaid is the embedded sandbox at ${sandbox.url}: invented people, the same at every start.`,
    '  To call Plaid itself, set PLAID_CLIENT_ID, PLAID_SECRET, PLAID_ENV, SEALING_KEYS, API_KEYS_FILE and AUDIT_FILE.',
    '',
    ...(sandbox.controlUrl === null ? [] : [`Its control API is at ${sandbox.controlUrl}.`, '']),
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
    '',
    'A query to paste',
    indent(shortOperation(samples.relayTokens[0]?.relayToken ?? '')),
    '',
    STOP,
  );
  return lines.join('\n');
}

function authenticationLine(auth: AuthConfig | null): string {
  if (auth === null) return 'It is open to every caller on this machine.';
  const tokens = [
    ...(auth.jwt === null ? [] : [`a JWT of ${auth.jwt.issuer}`]),
    ...(auth.apiKeysFile === null ? [] : ['an API key']),
  ];
  return `It requires a bearer token (Authorization: Bearer ...): ${tokens.join(' or ')}.`;
}

function shortOperation(relayToken: string): string {
  return `{
  relayToken(token: "${relayToken}") {
    assetReport {
      status
      report {
        items {
          institutionName
          accounts { name balances { current } allTransactions { date amount originalDescription } }
        }
      }
    }
  }
}`;
}

const STOP = 'Ctrl-C stops it.';

function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}
