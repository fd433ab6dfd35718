import type { Sandbox } from 'creditgraph-sandbox';

/** A mutation with a token that no other one names, so that the ledger of the sandbox tells its effects apart. */
export interface PreparedMutation {
  readonly path: string;
  readonly query: string;
  /** The input, without the key. */
  readonly input: Readonly<Record<string, unknown>>;
  /** The token that the ledger names. */
  readonly token: string;
  /** Whether reads can settle it. */
  readonly isSettleable: boolean;
}

export type PrepareMutation = (plaid: PlaidOfTests) => Promise<PreparedMutation>;

const mutation = (name: string, selection: string) =>
  `mutation M($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { answer: ${name}(input: $input) { replayed ${selection} } }`;

/** How each kind of mutation is prepared. */
export const MUTATIONS: readonly PrepareMutation[] = [
  async (plaid) => {
    const token = await plaid.report('ours');
    return {
      path: '/credit/relay/create',
      query: mutation('createRelayToken', 'made: relayToken { token }'),
      input: { reportTokens: [token], secondaryClientId: plaid.partnerId },
      token,
      isSettleable: false,
    };
  },
  async (plaid) => {
    const token = await plaid.report('ours');
    return {
      path: '/asset_report/refresh',
      query: mutation('refreshAssetReport', 'made: assetReportToken'),
      input: { assetReportToken: token },
      token,
      isSettleable: false,
    };
  },
  async (plaid) => {
    const token = await plaid.relayToken();
    return {
      path: '/credit/relay/refresh',
      query: mutation('refreshRelayToken', 'relayToken { token }'),
      input: { relayToken: token },
      token,
      isSettleable: true,
    };
  },
  async (plaid) => {
    const token = await plaid.report('ours');
    return {
      path: '/asset_report/remove',
      query: mutation('removeAssetReport', 'removed'),
      input: { assetReportToken: token },
      token,
      isSettleable: true,
    };
  },
  async (plaid) => {
    const token = await plaid.item('ours');
    return {
      path: '/cashflow_report/refresh',
      query: mutation('refreshCashflowReport', ''),
      input: { accessToken: token },
      token,
      isSettleable: true,
    };
  },
];

/** Makes tokens in a sandbox, directly. */
export class PlaidOfTests {
  readonly #sandbox: Sandbox;

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
  }

  get partnerId(): string {
    return this.#sandbox.clients.partner.clientId;
  }

  async item(owner: 'ours' | 'partner'): Promise<string> {
    const { public_token } = await this.#ask(owner, '/sandbox/public_token/create', {
      institution_id: 'ins_109508',
      initial_products: ['assets'],
      options: { override_username: 'user_sparse', override_password: 'pass_good' },
    });
    return String((await this.#ask(owner, '/item/public_token/exchange', { public_token })).access_token);
  }

  async report(owner: 'ours' | 'partner'): Promise<string> {
    const made = await this.#ask(owner, '/asset_report/create', {
      access_tokens: [await this.item(owner)],
      days_requested: 10,
    });
    return String(made.asset_report_token);
  }

  /** A token of the partner's report, for the server under test. */
  async relayToken(): Promise<string> {
    const made = await this.#ask('partner', '/credit/relay/create', {
      report_tokens: [await this.report('partner')],
      secondary_client_id: this.#sandbox.clients.ours.clientId,
    });
    return String(made.relay_token);
  }

  async #ask(owner: 'ours' | 'partner', path: string, body: object): Promise<Record<string, unknown>> {
    const { clientId, secret } = this.#sandbox.clients[owner];
    const response = await fetch(`${this.#sandbox.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'plaid-client-id': clientId, 'plaid-secret': secret },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`the sandbox refused ${path}: ${text}`);
    return JSON.parse(text) as Record<string, unknown>;
  }
}
