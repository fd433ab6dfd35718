import { type PageFacts, readFacts, readOperations } from './server-facts.js';

function part(selector: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(selector);
  if (element === null) throw new Error(`The page has no ${selector}`);
  return element;
}

function showState(text: string, state: 'ready' | 'fault'): void {
  part('#state').textContent = text;
  part('#state').dataset.state = state;
}

const ENVIRONMENTS: Readonly<Record<PageFacts['plaid'], string>> = {
  embedded: 'Plaid is the embedded sandbox, with invented people',
  sandbox: "Plaid is Plaid's own sandbox",
  production: 'Plaid is its production environment, with real people',
  clients: 'Several Plaid clients are set, by tenant',
};

function stateOf({ isReady, plaid }: PageFacts): void {
  if (isReady) showState(`The server is ready. ${ENVIRONMENTS[plaid]}.`, 'ready');
  else showState('The server is stopping.', 'fault');
}

function access({ accepts }: PageFacts): void {
  part('#access').hidden = accepts.length === 0;
  for (const kind of accepts) part(`[data-accepts=${kind}]`).hidden = false;
}

function samples({ samples: tokens }: PageFacts): void {
  part('#samples').hidden = tokens.length === 0;
  part('#samples tbody').replaceChildren(
    ...tokens.map((token) => {
      const row = document.createElement('tr');
      row.insertCell().textContent = token.borrower;
      row.insertCell().textContent = token.relayToken;
      return row;
    }),
  );
}

try {
  const [facts, operations] = await Promise.all([readFacts(), readOperations()]);
  stateOf(facts);
  access(facts);
  part('#viewer').hidden = !facts.hasViewer;
  part('#curl').textContent = facts.curl;
  samples(facts);
  part('#operations').replaceChildren(
    ...operations.map(({ name, title, task }) => {
      const link = document.createElement('a');
      link.href = `/explorer?operation=${encodeURIComponent(name)}`;
      link.textContent = title;
      link.title = task;
      const item = document.createElement('li');
      item.append(link);
      return item;
    }),
  );
} catch (error) {
  showState(`The server does not respond: ${error instanceof Error ? error.message : error}`, 'fault');
}
