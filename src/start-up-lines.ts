import type { App } from './app.js';
import type { AuthConfig, Config } from './config/config.js';

type StartUpConfig = Pick<Config, 'auth' | 'auditFile' | 'plaid'>;

/** What a person reads in the terminal once the server answers: where it is, and what to try. */
export function startUpLines(app: App, { auth, auditFile, plaid }: StartUpConfig): string {
  const lines = [
    `creditgraph is at ${app.url}`,
    '  Open it in a browser for Apollo Sandbox, or POST operations to it.',
    `  ${whoMayAsk(auth)}`,
    ...(auditFile === null ? [] : [`  Who sees personal data is written to ${auditFile}.`]),
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
    `Plaid is the embedded sandbox at ${sandbox.url}: invented people, and the same at every start.`,
    '  To ask Plaid itself, set PLAID_CLIENT_ID, PLAID_SECRET, PLAID_ENV, SEALING_KEYS, API_KEYS_FILE and AUDIT_FILE.',
    '',
    ...(sandbox.controlUrl === null ? [] : [`Its control API is at ${sandbox.controlUrl}.`, '']),
    'Reports that a partner has shared with us (relay tokens)',
    ...samples.relayTokens.map(({ borrower, relayToken }) => row(borrower, relayToken)),
    '',
    'Reports of our own (asset report tokens)',
    ...samples.assetReports.map(({ borrower, assetReportToken }) => row(borrower, assetReportToken)),
    '',
    'Items of our own (access tokens)',
    ...samples.accessTokens.map(({ borrower, accessToken }) => row(borrower, accessToken)),
    '',
    'Keys at the sandbox (client id, secret)',
    row('the lender', `${clients.ours.clientId}  ${clients.ours.secret}`),
    row('the partner', `${clients.partner.clientId}  ${clients.partner.secret}`),
    '',
    'A query to paste',
    indent(shortOperation(samples.relayTokens[0]?.relayToken ?? '')),
    '',
    STOP,
  );
  return lines.join('\n');
}

function whoMayAsk(auth: AuthConfig | null): string {
  if (auth === null) return 'It is open to everybody on this machine.';
  const tokens = [
    ...(auth.jwt === null ? [] : [`tokens of ${auth.jwt.issuer}`]),
    ...(auth.apiKeysFile === null ? [] : ['API keys']),
  ];
  return `It asks for a bearer token (Authorization: Bearer ...), and takes ${tokens.join(' and ')}.`;
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

const NAME_WIDTH = 20;

function row(name: string, value: string): string {
  return `  ${name.padEnd(NAME_WIDTH)} ${value}`;
}

function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}
