import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createHostileClient } from '../support/send-hostile.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

const JSON_TYPE = { 'content-type': 'application/json' };
const PREFLIGHT = { 'apollo-require-preflight': '1' };

/** A text in all inputs of the client, which no response may contain. */
const CANARY = 'Zcanary9';
const TYPENAME = `{ ${CANARY}: __typename }`;

const post = (body: unknown, headers: Record<string, string> = {}) => ({
  method: 'POST' as const,
  search: '',
  headers: { ...JSON_TYPE, ...headers },
  body: JSON.stringify(body),
});
const get = (search: string, headers: Record<string, string> = PREFLIGHT) => ({
  method: 'GET' as const,
  search: `?${search}`,
  headers,
  body: undefined,
});
const query = `query=${encodeURIComponent(TYPENAME)}`;

it.each([
  ['a list of operations', post([{ query: TYPENAME }]), 400, 'Operation batching disabled.'],
  ['an empty object', post({}), 400, 'POST body missing, invalid Content-Type, or JSON object has no keys.'],
  [
    'a body without a query',
    post({ [CANARY]: 1 }),
    400,
    'GraphQL operations must contain a non-empty `query` or a `persistedQuery` extension.',
  ],
  ['a query that is no text', post({ query: [CANARY] }), 400, 'GraphQL queries must be strings.'],
  [
    'a query that is an object',
    post({ query: { kind: 'Document', definitions: [CANARY] } }),
    400,
    "GraphQL queries must be strings. It looks like you're sending the internal graphql-js representation of a parsed query in your request instead of a request in the GraphQL query language. You can convert an AST to a string using the `print` function from `graphql`, or use a client like `apollo-client` which converts the internal representation to a string for you.",
  ],
  [
    'variables as text',
    post({ query: TYPENAME, variables: CANARY }),
    400,
    '`variables` in a POST body should be provided as an object, not a recursively JSON-encoded string.',
  ],
  [
    'variables as a list',
    post({ query: TYPENAME, variables: [CANARY] }),
    400,
    '`variables` in a POST body must be an object if provided.',
  ],
  [
    'extensions as text',
    post({ query: TYPENAME, extensions: CANARY }),
    400,
    '`extensions` in a POST body should be provided as an object, not a recursively JSON-encoded string.',
  ],
  [
    'an operation name of another kind',
    post({ query: TYPENAME, operationName: [CANARY] }),
    400,
    '`operationName` in a POST body must be a string if provided.',
  ],
  [
    'a GET without a query',
    get(`a=${CANARY}`),
    400,
    'GraphQL operations must contain a non-empty `query` or a `persistedQuery` extension.',
  ],
  [
    'a GET with two queries',
    get(`${query}&${query}`),
    400,
    "The 'query' search parameter may only be specified once.",
  ],
  [
    'a GET with variables that are not JSON',
    get(`${query}&variables=${CANARY}`),
    400,
    'The variables search parameter contains invalid JSON.',
  ],
  [
    'a GET with variables that are a list',
    get(`${query}&variables=["${CANARY}"]`),
    400,
    'The variables search parameter should contain a JSON-encoded object.',
  ],
  [
    'a GET with another content type',
    get(query, { ...PREFLIGHT, 'content-type': `text/${CANARY}` }),
    415,
    'GET requests may not have a content-type header other than application/json.',
  ],
  [
    'a GET that another site could send',
    get(query, {}),
    400,
    "This operation has been blocked as a potential Cross-Site Request Forgery (CSRF). Please either specify a 'content-type' header (with a type that is not one of application/x-www-form-urlencoded, multipart/form-data, text/plain) or provide a non-empty value for one of the following headers: x-apollo-operation-name, apollo-require-preflight",
  ],
  [
    'a mutation by GET',
    get(`query=${encodeURIComponent(`mutation { sealRelayToken(token: "${CANARY}") { __typename } }`)}`),
    405,
    'GET requests only support query operations, not mutation operations',
  ],
  [
    'an unsupported response type',
    post({ query: TYPENAME }, { accept: `text/${CANARY}` }),
    406,
    'Responses are application/json or application/graphql-response+json',
  ],
])('%s is refused, and nothing of it comes back', async (_what, request, status, message) => {
  const client = createHostileClient(app.url);
  try {
    const answer = await client.send(request);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text)).toEqual({
      errors: [{ message, extensions: { code: 'BAD_REQUEST', requestId: expect.any(String) } }],
    });
    expect(answer.text + app.logged.join()).not.toContain(CANARY);
  } finally {
    client.close();
  }
});
