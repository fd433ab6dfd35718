import { createGraphiQLFetcher, type Fetcher, type Storage } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { Kind, parse } from 'graphql';
import { createRoot } from 'react-dom/client';
import { type PageFacts, readFacts, readOperations } from './server-facts.js';
import 'graphiql/style.css';
import './explorer.css';

/** Workers of the editor: one for each language. */
const WORKERS: Readonly<Record<string, string>> = { json: 'json.worker.js', graphql: 'graphql.worker.js' };

globalThis.MonacoEnvironment = {
  getWorker: (_moduleId, language) =>
    new Worker(new URL(WORKERS[language] ?? 'editor.worker.js', import.meta.url), { type: 'module' }),
};

/** Operations hold tokens, so nothing is stored in the browser. */
const stored = new Map<string, string>();
const storage: Storage = {
  get length() {
    return stored.size;
  },
  getItem: (key) => stored.get(key) ?? null,
  setItem: (key, value) => void stored.set(key, value),
  removeItem: (key) => void stored.delete(key),
  clear: () => stored.clear(),
};

/** The headers that a caller of this server sends, as JSON for the editor. */
function headersFor({ accepts, purposes }: PageFacts): string {
  return JSON.stringify(
    {
      ...(accepts.length > 0 && { authorization: 'Bearer YOUR_TOKEN' }),
      ...(purposes[0] !== undefined && { 'x-purpose': purposes[0] }),
    },
    null,
    2,
  );
}

const [facts, operations] = await Promise.all([readFacts(), readOperations()]);
const named = new URLSearchParams(location.search).get('operation');
const shown = operations.filter(({ name, isFeatured }) => (named === null ? isFeatured : name === named));
const headers = headersFor(facts);

const endpoint = new URL('/graphql', location.href);
const send = createGraphiQLFetcher({
  url: endpoint.href,
  subscriptionUrl: endpoint.href.replace(/^http/, 'ws'),
});

/** For a moment after a change of tabs, GraphiQL still has the name and the syntax tree of the tab before. */
const fetcher: Fetcher = (params, options) => {
  const documentAST = parse(params.query);
  const names = documentAST.definitions
    .filter(({ kind }) => kind === Kind.OPERATION_DEFINITION)
    .map((definition) => ('name' in definition ? definition.name?.value : undefined));
  const operationName = (names.length === 1 ? names[0] : params.operationName) ?? null;
  return send({ ...params, operationName }, { headers: {}, ...options, documentAST });
};

createRoot(document.querySelector('main') ?? document.body).render(
  <GraphiQL
    fetcher={fetcher}
    storage={storage}
    defaultHeaders={headers}
    defaultTabs={shown.map(({ query }) => ({ query, headers }))}
    defaultEditorToolsVisibility="variables"
    editorTheme={{ light: 'hc-light', dark: 'hc-black' }}
  >
    <GraphiQL.Logo>
      <a href="/">creditgraph</a>
    </GraphiQL.Logo>
  </GraphiQL>,
);
