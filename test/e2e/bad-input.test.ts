import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

/** A stand-in for a secret, which no response may contain. */
const CANARY = 'canary-000-00-0099';

const RELAY = 'query ($token: String!) { relayToken(token: $token) { token } }';
const REFRESH = `mutation ($input: RefreshAssetReportInput!) { refreshAssetReport(input: $input) { requestId } }`;
const CREATE = `mutation ($input: CreateAssetReportInput!) { createAssetReport(input: $input) { requestId } }`;
const CREATE_RELAY = `mutation ($input: CreateRelayTokenInput!) { createRelayToken(input: $input) { requestId } }`;

interface BadInput {
  readonly what: string;
  readonly query: string;
  readonly variables?: object;
  readonly operationName?: string;
  readonly code: string;
  readonly message: string;
}

const badInputs: readonly BadInput[] = [
  {
    what: 'an empty token',
    query: RELAY,
    variables: { token: '' },
    code: 'BAD_USER_INPUT',
    message: 'Bad input: token: must not be empty, got an empty string',
  },
  {
    what: 'an empty token in a list',
    query: 'query ($tokens: [String!]!) { relayTokens(tokens: $tokens) { token } }',
    variables: { tokens: [CANARY, ''] },
    code: 'BAD_USER_INPUT',
    message: 'Bad input: tokens: must not contain an empty string, got a list',
  },
  {
    what: 'too many tokens',
    query: 'query ($tokens: [String!]!) { relayTokens(tokens: $tokens) { token } }',
    variables: { tokens: Array.from({ length: 101 }, () => CANARY) },
    code: 'BAD_USER_INPUT',
    message: 'Bad input: tokens: must contain at most 100 tokens, got a longer list',
  },
  {
    what: 'days out of range, deep in the input',
    query: REFRESH,
    variables: { input: { assetReportToken: CANARY, daysRequested: 732 } },
    code: 'BAD_USER_INPUT',
    message: 'Bad input: daysRequested: must be a whole number of days from 0 to 731, got a larger number',
  },
  {
    what: 'an SSN of another form',
    query: CREATE,
    variables: { input: { accessTokens: ['a'], daysRequested: 1, options: { user: { ssn: CANARY } } } },
    code: 'BAD_USER_INPUT',
    message: 'Bad input: options.user.ssn: must have the form ddd-dd-dddd, got a string',
  },
  {
    what: 'no access token at all',
    query: CREATE,
    variables: { input: { accessTokens: [], daysRequested: 1 } },
    code: 'BAD_USER_INPUT',
    message: 'Bad input: accessTokens: must contain 1 to 99 access tokens, got an empty list',
  },
  {
    what: 'a webhook that is no URL',
    query: CREATE_RELAY,
    variables: { input: { reportTokens: ['a'], secondaryClientId: 'b', webhook: `ftp://${CANARY}` } },
    code: 'BAD_USER_INPUT',
    message: 'Bad input: webhook: must be an http or https URL, got a string',
  },
  {
    what: 'a variable of the wrong kind',
    query: RELAY,
    variables: { token: { ssn: CANARY } },
    code: 'BAD_USER_INPUT',
    message: 'Variable "$token" got invalid value; String cannot represent a non string value.',
  },
  {
    what: 'a missing variable',
    query: RELAY,
    variables: {},
    code: 'BAD_USER_INPUT',
    message: 'Variable "$token" of required type "String!" was not provided.',
  },
  {
    what: 'a field that an input does not have',
    query: CREATE,
    variables: { input: { accessTokens: ['a'], daysRequested: 1, [CANARY]: CANARY } },
    code: 'BAD_USER_INPUT',
    message:
      'Variable "$input" got invalid value; Field "…" is not defined by type "CreateAssetReportInput".',
  },
  {
    what: 'a kind that is wrong deep in a variable',
    query: CREATE,
    variables: { input: { accessTokens: ['a'], daysRequested: CANARY } },
    code: 'BAD_USER_INPUT',
    message:
      'Variable "$input" got invalid value at "input.daysRequested"; Int cannot represent non-integer value.',
  },
  {
    what: 'a value that imitates the rule that it breaks',
    query: CREATE,
    variables: { input: { accessTokens: ['a'], daysRequested: `${CANARY} cannot represent non-x value` } },
    code: 'BAD_USER_INPUT',
    message:
      'Variable "$input" got invalid value at "input.daysRequested"; Int cannot represent non-integer value.',
  },
  {
    what: 'an operation name that the document lacks',
    query: RELAY,
    operationName: CANARY,
    code: 'OPERATION_RESOLUTION_FAILURE',
    message: 'Unknown operation named "…".',
  },
  {
    what: 'an enum value that does not exist',
    query: `mutation ($input: RefreshRelayTokenInput!) { refreshRelayToken(input: $input) { requestId } }`,
    variables: { input: { relayToken: 'a', reportType: CANARY } },
    code: 'BAD_USER_INPUT',
    message:
      'Variable "$input" got invalid value at "input.reportType"; Value "…" does not exist in "ReportType" enum.',
  },
  {
    what: 'a literal of the wrong kind',
    query: `{ relayToken(token: ${JSON.stringify([CANARY])}) { token } }`,
    code: 'GRAPHQL_VALIDATION_FAILED',
    message: 'String cannot represent a non string value.',
  },
  {
    what: 'a literal in the wrong place',
    query: `{ relayToken(token: "a") "${CANARY}" }`,
    code: 'GRAPHQL_PARSE_FAILED',
    message: 'Syntax Error: Expected Name, found String.',
  },
  {
    what: 'a field that does not exist',
    query: '{ relayTokenn(token: "a") { token } }',
    code: 'GRAPHQL_VALIDATION_FAILED',
    message: 'Cannot query field "…" on type "Query". Did you mean "relayToken" or "relayTokens"?',
  },
];

describe('bad input is refused by field, rule and kind of value', () => {
  it.each(badInputs)('$what', async ({ query, variables, operationName, code, message }) => {
    const { errors, text } = await app.send({ query, variables, operationName });

    expect(errors[0]).toMatchObject({ message, extensions: { code, requestId: expect.any(String) } });
    expect(text + app.logged.join()).not.toContain(CANARY);
    expect(app.sandbox.calls.total).toBe(0);
  });
});
