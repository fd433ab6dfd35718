/** A token of the embedded sandbox. */
export interface SampleToken {
  readonly borrower: string;
  readonly relayToken: string;
}

export type TokenKind = keyof typeof TOKEN_KINDS;

/** The visitor can run an operation on the page, or needs a bearer token. */
export type WelcomeOffer =
  | { readonly kind: 'playground'; readonly operation: string; readonly samples: readonly SampleToken[] }
  | {
      readonly kind: 'bearer';
      /** The URL of the graph for clients. */
      readonly graphUrl: string;
      readonly accepts: readonly TokenKind[];
    };

export interface WelcomeHtmlOptions {
  /** Allows the page's own style and script in its content security policy. */
  readonly nonce: string;
  readonly offer: WelcomeOffer;
}

export function welcomeHtml({ nonce, offer }: WelcomeHtmlOptions): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>creditgraph</title>
<style nonce="${nonce}">${STYLE}</style>
<main>
  <header>
    <h1>creditgraph</h1>
    <p>A GraphQL API over Plaid's Credit Relay, Asset Report and Cashflow Report.
       Plaid's keys stay on the server, and a page selects only the fields that it shows.</p>
    <p class="actions"><a class="button" href="/graphql">Open Apollo Sandbox</a>
       <span>or POST operations to <code>/graphql</code></span></p>
  </header>
  ${offer.kind === 'playground' ? playground(offer.operation, offer.samples) : bearerNeeded(offer.graphUrl, offer.accepts)}
</main>
${offer.kind === 'playground' ? `<script nonce="${nonce}">${SCRIPT}</script>` : ''}
</html>
`;
}

function playground(operation: string, samples: readonly SampleToken[]): string {
  const options = samples.map(
    ({ borrower, relayToken }) =>
      `<option value="${escapeHtml(relayToken)}">${escapeHtml(borrower)}</option>`,
  );
  return `<form id="run">
    <div class="bar">
      <label>A report that a partner shared
        <select id="token">${options.join('')}</select>
      </label>
      <button>Run</button>
      <output id="took" aria-live="polite"></output>
    </div>
    <div class="panes">
      <label>Operation<textarea id="operation" spellcheck="false">${escapeHtml(operation)}</textarea></label>
      <label>Response<pre id="response" tabindex="0"></pre></label>
    </div>
    <p class="note">These people are invented, and the same at every start. The operation makes one call:
       <code>POST /credit/relay/get</code>, even if it selects the same token several times.</p>
  </form>`;
}

const TOKEN_KINDS = {
  apiKey: 'an API key, which the operator of this server creates with <code>creditgraph api-key</code>',
  jwt: 'a token of the issuer that this server trusts',
} as const;

function bearerNeeded(graphUrl: string, accepts: readonly TokenKind[]): string {
  const line = [
    `curl ${graphUrl} \\`,
    "  -H 'content-type: application/json' \\",
    "  -H 'authorization: Bearer YOUR_TOKEN' \\",
    `  -d '{"query": "{ __typename }"}'`,
  ].join('\n');
  return `<section>
    <h2>Send a bearer token</h2>
    <p>Every operation needs one: ${accepts.map((kind) => TOKEN_KINDS[kind]).join(', or ')}.</p>
    <pre class="line" tabindex="0">${escapeHtml(line)}</pre>
    <p>In Apollo Sandbox, enter it under Headers, below the operation. To read the schema, Sandbox needs a token with the scope
       <code>schema:read</code> in the headers of its connection settings.</p>
    <p>Status 401 means that the token is missing or not accepted. Status 403 names the scopes that your token lacks.</p>
  </section>`;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}

const STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#1c2430, #e6eaf0); --soft: light-dark(#5b6675, #9aa5b4);
  --page: light-dark(#f6f7f9, #12161c); --card: light-dark(#fff, #1a2029); --line: light-dark(#d9dee5, #2c3542);
  --act: light-dark(#0b5c4a, #4cc7a5); --on-act: light-dark(#fff, #0b1512); }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--page); }
main { max-width: 76rem; margin: 0 auto; padding: 2.5rem 1.25rem; }
h1 { margin: 0; font-size: 2rem; letter-spacing: -0.02em; }
h2 { margin: 0; font-size: 1.25rem; }
section { max-width: 46rem; }
header p { margin: .5rem 0 0; color: var(--soft); max-width: 46rem; }
.actions { display: flex; gap: .75rem; align-items: center; flex-wrap: wrap; margin: 1.25rem 0 2rem; }
.button, button { font: inherit; font-weight: 600; color: var(--on-act); background: var(--act); border: 0;
  border-radius: .5rem; padding: .5rem 1rem; text-decoration: none; cursor: pointer; }
.bar { display: flex; gap: 1rem; align-items: end; flex-wrap: wrap; margin-bottom: 1rem; }
label { display: grid; gap: .35rem; font-size: .875rem; color: var(--soft); min-width: 0; }
select { font: inherit; color: var(--ink); background: var(--card); border: 1px solid var(--line);
  border-radius: .5rem; padding: .5rem; }
output { color: var(--soft); font-size: .875rem; padding-bottom: .5rem; }
.panes { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1rem; }
@media (max-width: 50rem) { .panes { grid-template-columns: minmax(0, 1fr); } }
textarea, pre { margin: 0; height: 35rem; overflow: auto; font: 13px/1.5 ui-monospace, monospace; color: var(--ink);
  background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .9rem; resize: vertical;
  white-space: pre; }
.line { height: auto; resize: none; }
.note { color: var(--soft); font-size: .875rem; }
code { font-family: ui-monospace, monospace; font-size: .9em; }
:focus-visible { outline: 2px solid var(--act); outline-offset: 2px; }
`;

const SCRIPT = `
const part = (id) => document.getElementById(id);
async function run() {
  const started = performance.now();
  part('took').textContent = 'running…';
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: part('operation').value, variables: { token: part('token').value } }),
    });
    const body = await response.text();
    part('response').textContent = JSON.stringify(JSON.parse(body), null, 2);
    part('took').textContent = response.status + ' in ' + Math.round(performance.now() - started) + ' ms, ' +
      Math.ceil(body.length / 1024) + ' KB';
  } catch (error) {
    part('took').textContent = 'no response: ' + error.message;
  }
}
part('run').addEventListener('submit', (event) => { event.preventDefault(); run(); });
part('token').addEventListener('change', run);
run();
`;
