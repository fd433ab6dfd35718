/** The keys of a client of the sandbox. */
interface Keys {
  readonly clientId: string;
  readonly secret: string;
}

export const LENDER: Keys = { clientId: 'sandbox-client-lender', secret: 'sandbox-secret-lender' };
const PARTNER: Keys = { clientId: 'sandbox-client-partner', secret: 'sandbox-secret-partner' };

/** A borrower of the sandbox, by the number of transactions of the reports. */
export type ReportSize = keyof typeof BORROWERS;

const BORROWERS = {
  /** About 10 transactions, 41 kB. */
  small: 'user_sparse',
  /** About 1,300 transactions, 590 kB. */
  usual: 'user_salaried',
  /** About 1,800 transactions. */
  large: 'user_small_business',
} as const;

const AT_ONCE = 20;

/** Makes tokens in the sandbox, directly and not through the proxy. */
export class SandboxClient {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /** An access token of the lender's own Item, which has a Cashflow Report. */
  accessToken(): Promise<string> {
    return this.#link(LENDER, 'user_small_business');
  }

  /** Relay tokens for the lender, each for the same report, which is ready. */
  async relayTokens(size: ReportSize, count: number): Promise<readonly string[]> {
    const accessToken = await this.#link(PARTNER, BORROWERS[size]);
    const { asset_report_token: report } = await this.#ask(PARTNER, '/asset_report/create', {
      access_tokens: [accessToken],
      days_requested: 730,
    });
    const tokens: string[] = [];
    while (tokens.length < count) {
      const made = await Promise.all(
        Array.from({ length: Math.min(AT_ONCE, count - tokens.length) }, () =>
          this.#ask(PARTNER, '/credit/relay/create', {
            report_tokens: [report],
            secondary_client_id: LENDER.clientId,
          }),
        ),
      );
      tokens.push(...made.map(({ relay_token }) => String(relay_token)));
    }
    return tokens;
  }

  async #link(keys: Keys, borrower: string): Promise<string> {
    const { public_token } = await this.#ask(keys, '/sandbox/public_token/create', {
      institution_id: 'ins_109508',
      initial_products: ['assets'],
      options: { override_username: borrower, override_password: 'pass_good' },
    });
    const { access_token } = await this.#ask(keys, '/item/public_token/exchange', { public_token });
    return String(access_token);
  }

  async #ask({ clientId, secret }: Keys, path: string, body: object): Promise<Record<string, unknown>> {
    const response = await fetch(`${this.#url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'plaid-client-id': clientId, 'plaid-secret': secret },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`the sandbox refused ${path}: ${text}`);
    return JSON.parse(text) as Record<string, unknown>;
  }
}
