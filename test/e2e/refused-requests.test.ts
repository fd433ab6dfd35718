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

/** Stands wherever a client may write something; must never come back. */
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
  [
    'a list of operations',
    post([{ query: TYPENAME }]),
    400,
    'One operation is answered at a time; the body must be an object',
  ],
  ['an empty object', post({}), 400, 'The body must be a JSON object with "query"'],
  ['a body without a query', post({ [CANARY]: 1 }), 400, 'There is no query; the body must have "query"'],
  ['a query that is no text', post({ query: [CANARY] }), 400, '"query" must be a string'],
  [
    'a query that is parsed already',
    post({ query: { kind: 'Document', definitions: [CANARY] } }),
    400,
    '"query" must be a string',
  ],
  ['variables as text', post({ query: TYPENAME, variables: CANARY }), 400, '"variables" is not of its kind'],
  [
    'variables as a list',
    post({ query: TYPENAME, variables: [CANARY] }),
    400,
    '"variables" is not of its kind',
  ],
  [
    'extensions as text',
    post({ query: TYPENAME, extensions: CANARY }),
    400,
    '"extensions" is not of its kind',
  ],
  [
    'an operation name of another kind',
    post({ query: TYPENAME, operationName: [CANARY] }),
    400,
    '"operationName" is not of its kind',
  ],
  ['a GET without a query', get(`a=${CANARY}`), 400, 'There is no query; the body must have "query"'],
  ['a GET with two queries', get(`${query}&${query}`), 400, 'A parameter is given more than once'],
  [
    'a GET with variables that are no JSON',
    get(`${query}&variables=${CANARY}`),
    400,
    'The parameter "variables" must be a JSON object',
  ],
  [
    'a GET with variables that are a list',
    get(`${query}&variables=["${CANARY}"]`),
    400,
    'The parameter "variables" must be a JSON object',
  ],
  [
    'a GET with another content type',
    get(query, { ...PREFLIGHT, 'content-type': `text/${CANARY}` }),
    415,
    'A GET has no content type but application/json',
  ],
  [
    'a GET that a page could send',
    get(query, {}),
    400,
    'A page of another site could have sent this; add a header "apollo-require-preflight: true", or "content-type: application/json" to a POST',
  ],
  [
    'a mutation by GET',
    get(`query=${encodeURIComponent(`mutation { sealRelayToken(token: "${CANARY}") { __typename } }`)}`),
    405,
    'Only queries are answered to GET; send this by POST',
  ],
  [
    'a form of answer that there is not',
    post({ query: TYPENAME }, { accept: `text/${CANARY}` }),
    406,
    'Answers are application/json or application/graphql-response+json',
  ],
])(
  '%s is refused in words of ours, and nothing of it comes back',
  async (_what, request, status, message) => {
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
  },
);
