import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { GraphQLFormattedError } from 'graphql';
import { type Asked, type AskedRequest, startAsked } from '../../support/ask-apollo.js';
import { runs } from '../../support/runs.js';

let graph: Asked;
beforeAll(async () => {
  graph = await startAsked();
});

interface Told {
  /** The rule of graphql-js. */
  readonly rule: string;
  /** With a secret, S, wherever a client may write one. */
  readonly request: (secret: string) => AskedRequest;
  /** To a caller who may read the schema, and to one who may not. */
  readonly open: string;
  readonly closed?: string;
}

const document = (query: string) => (secret: string) => ({ query: query.replace(/S(?![a-z])/g, secret) });

const RELAY = 'query ($token: String!) { relayToken(token: $token) { token } }';
const CREATE =
  'mutation ($input: CreateAssetReportInput!) { createAssetReport(input: $input) { requestId } }';
const REPORT = '{ relayToken(token: "S") { assetReport { report { items { accounts {';

/** To callers who may not read the schema, of everything that depends on it. */
const CLOSED = 'The document does not fit the graph';
const BAD_VARIABLE = 'A variable has a value that is not valid';

const TABLE: readonly Told[] = [
  {
    rule: 'parser: an unexpected name',
    request: document('{ relayToken(token: "a") { token } } S'),
    open: 'Syntax Error: Unexpected Name.',
  },
  {
    rule: 'parser: an unexpected literal',
    request: document('{ relayToken(token: "a") "S" }'),
    open: 'Syntax Error: Expected Name, found String.',
  },
  {
    rule: 'parser: a block string',
    request: document('{ relayToken """S" found. Expected""" }'),
    open: 'Syntax Error: Expected Name, found BlockString.',
  },
  {
    rule: 'parser: no end',
    request: document('{ S'),
    open: 'Syntax Error: Expected Name, found <EOF>.',
  },
  {
    rule: 'parser: a keyword',
    request: document('fragment S S { a }'),
    open: 'Syntax Error: Expected "on", found Name.',
  },
  {
    rule: 'parser: a variable in a constant',
    request: document('query ($a: String = $S) { a }'),
    open: 'Syntax Error: Unexpected variable in a constant value.',
  },
  { rule: 'lexer: a character', request: document('{ ?S }'), open: 'Syntax Error: Unexpected character.' },
  {
    rule: 'lexer: single quotes',
    request: document("{ a(b: 'S') }"),
    open: 'Syntax Error: Unexpected character.',
  },
  {
    rule: 'lexer: a number',
    request: document('{ a(b: 12S) }'),
    open: 'Syntax Error: A number is not written as one.',
  },
  {
    rule: 'lexer: a string without an end',
    request: document('{ a(b: "S'),
    open: 'Syntax Error: A string does not end.',
  },
  {
    rule: 'lexer: an escape sequence',
    request: document('{ a(b: "\\qS") }'),
    open: 'Syntax Error: A string has an escape sequence that there is not.',
  },
  {
    rule: 'lexer: a Unicode escape',
    request: document('{ a(b: "\\uS") }'),
    open: 'Syntax Error: A string has an escape sequence that there is not.',
  },
  {
    rule: 'parser: deep in a list',
    request: document(`{ a(b: ${'['.repeat(1_400)} S`),
    open: 'Syntax Error: Unexpected <EOF>.',
  },
  {
    rule: 'ExecutableDefinitions',
    request: document('type S { a: Int } { relayToken(token: "a") { token } }'),
    open: 'Only operations and fragments can be executed',
  },
  {
    rule: 'FieldsOnCorrectType',
    request: document('{ relayToken(token: "a") { S } }'),
    open: '"RelayToken" has no such field',
    closed: CLOSED,
  },
  {
    rule: 'FieldsOnCorrectType, with what was meant',
    request: document('{ relayTokenn(token: "S") { token } }'),
    open: '"Query" has no such field; did you mean "relayToken" or "relayTokens"?',
    closed: CLOSED,
  },
  {
    rule: 'FieldsOnCorrectType, with a fragment that was meant',
    request: document('{ node(id: "S") { assetReport { status } } }'),
    open: '"Node" has no field "assetReport"; did you mean to use a fragment on "AuditCopy" or "RelayToken"?',
    closed: CLOSED,
  },
  {
    rule: 'FragmentsOnCompositeTypes',
    request: document('{ ...S } fragment S on String { a }'),
    open: 'A fragment is on "String", which has no fields',
    closed: CLOSED,
  },
  {
    rule: 'KnownArgumentNames',
    request: document('{ relayToken(token: "a", S: 1) { token } }'),
    open: '"Query.relayToken" takes no such argument',
    closed: CLOSED,
  },
  {
    rule: 'KnownArgumentNames, with what was meant',
    request: document('{ relayToken(token: "a", tokenn: "S") { token } }'),
    open: '"Query.relayToken" takes no such argument; did you mean "token"?',
    closed: CLOSED,
  },
  {
    rule: 'KnownArgumentNamesOnDirectives',
    request: document('{ __typename @include(if: true, S: "S") }'),
    open: 'An argument is given that its directive does not take',
    closed: CLOSED,
  },
  {
    rule: 'KnownDirectives',
    request: document('{ __typename @S(a: "S") }'),
    open: 'There is no such directive',
    closed: CLOSED,
  },
  {
    rule: 'KnownDirectives, in the wrong place',
    request: document('query S @include(if: true) { __typename }'),
    open: 'A directive is used that may not be used on QUERY',
    closed: CLOSED,
  },
  {
    rule: 'KnownFragmentNames',
    request: document('{ ...S }'),
    open: 'A fragment is spread that the document does not define',
  },
  {
    rule: 'KnownTypeNames',
    request: document('query ($a: S) { relayToken(token: $a) { token } }'),
    open: 'There is no such type',
    closed: CLOSED,
  },
  {
    rule: 'KnownTypeNames, with what was meant',
    request: document('{ ... on Querry { __typename } }'),
    open: 'There is no such type; did you mean "Query"?',
    closed: CLOSED,
  },
  {
    rule: 'KnownTypeNames, where the document itself has what was meant',
    request: document('query ($a: S2) { __typename @skip(if: $a) } type S { a: Int }'),
    // The first error is another; what counts is that no later one names the type.
    open: 'Only operations and fragments can be executed',
  },
  {
    rule: 'LoneAnonymousOperation',
    request: document('{ __typename } query S { __typename }'),
    open: 'An operation without a name must be the only one',
  },
  {
    rule: 'NoFragmentCycles',
    request: document('{ ...S } fragment S on Query { ...T } fragment T on Query { ...S }'),
    open: 'A fragment spreads itself',
  },
  {
    rule: 'NoUndefinedVariables',
    request: document('query S { relayToken(token: $S) { token } }'),
    open: 'A variable is used and not defined',
  },
  {
    rule: 'NoUnusedFragments',
    request: document('{ __typename } fragment S on Query { __typename }'),
    open: 'A fragment is defined and never used',
  },
  {
    rule: 'NoUnusedVariables',
    request: document('query S($S: Int) { __typename }'),
    open: 'A variable is defined and never used',
  },
  {
    rule: 'OverlappingFieldsCanBeMerged',
    request: document('{ S: relayToken(token: "S") { token } S: auditCopy(token: "S") { token } }'),
    open: 'Two selections differ and would have the same name in the answer; give one of them an alias',
    closed: CLOSED,
  },
  {
    rule: 'PossibleFragmentSpreads',
    request: document('{ relayToken(token: "S") { ...S } } fragment S on AuditCopy { token }'),
    open: 'A "RelayToken" can never be a "AuditCopy", which a fragment here is on',
    closed: CLOSED,
  },
  {
    rule: 'ProvidedRequiredArguments',
    request: document('{ S: relayToken { token } }'),
    open: '"relayToken" needs the argument "token" of type "String!"',
    closed: CLOSED,
  },
  {
    rule: 'ProvidedRequiredArgumentsOnDirectives',
    request: document('{ S: __typename @include }'),
    open: 'A directive lacks a required argument',
    closed: CLOSED,
  },
  {
    rule: 'ScalarLeafs, a selection too many',
    request: document('{ relayToken(token: "S") { token { S } } }'),
    open: '"token" of type "String!" has no fields to select',
    closed: CLOSED,
  },
  {
    rule: 'ScalarLeafs, a selection too few',
    request: document('{ S: relayToken(token: "S") }'),
    open: '"relayToken" of type "RelayToken" needs a selection, such as "relayToken { __typename }"',
    closed: CLOSED,
  },
  {
    rule: 'UniqueArgumentNames',
    request: document('{ relayToken(token: "S", token: "S") { token } }'),
    open: 'Two arguments have the same name',
  },
  {
    rule: 'UniqueDirectivesPerLocation',
    request: document('{ S: __typename @skip(if: true) @skip(if: true) }'),
    open: 'A directive is used twice in one place',
    closed: CLOSED,
  },
  {
    rule: 'UniqueFragmentNames',
    request: document('{ ...S } fragment S on Query { __typename } fragment S on Query { __typename }'),
    open: 'Two fragments have the same name',
  },
  {
    rule: 'UniqueInputFieldNames',
    request: document(
      'mutation { createRelayToken(input: { secondaryClientId: "S", secondaryClientId: "S" }) { requestId } }',
    ),
    open: 'Two input fields have the same name',
  },
  {
    rule: 'UniqueOperationNames',
    request: document('query S { __typename } query S { __typename }'),
    open: 'Two operations have the same name',
  },
  {
    rule: 'UniqueVariableNames',
    request: document('query ($S: Int, $S: Int) { __typename }'),
    open: 'Two variables have the same name',
  },
  {
    rule: 'ValuesOfCorrectType, a kind',
    request: document('{ relayToken(token: ["S"]) { token } }'),
    open: 'Bad input at "token": expected a value of type "String"',
    closed: CLOSED,
  },
  {
    rule: 'ValuesOfCorrectType, a scalar of our own',
    request: document(`${REPORT} historicalBalances(startDate: "S") { current } } } } } } }`),
    open: 'Bad input at "startDate": expected a value of type "Date"',
    closed: CLOSED,
  },
  {
    rule: 'ValuesOfCorrectType, an enum',
    request: document(
      'mutation { refreshRelayToken(input: { relayToken: "S", reportType: S }) { requestId } }',
    ),
    open: 'Bad input at "reportType": expected a value of the enum "ReportType"',
    closed: CLOSED,
  },
  {
    rule: 'ValuesOfCorrectType, an input field',
    request: document(
      'mutation { createRelayToken(input: { secondaryClientId: "a", S: "S" }) { requestId } }',
    ),
    open: '"CreateRelayTokenInput" has no such field',
    closed: CLOSED,
  },
  {
    rule: 'ValuesOfCorrectType, a required input field',
    request: document('mutation { createRelayToken(input: { webhook: "S" }) { requestId } }'),
    open: '"CreateRelayTokenInput.secondaryClientId" is required',
    closed: CLOSED,
  },
  {
    rule: 'VariablesAreInputTypes',
    request: document('query ($S: Query) { relayToken(token: $S) { token } }'),
    open: 'A variable is of a type that takes no input',
    closed: CLOSED,
  },
  {
    rule: 'VariablesInAllowedPosition',
    request: document('query S($S: Int!) { relayToken(token: $S) { token } }'),
    open: 'A variable of type "Int!" is used where "String!" is expected',
    closed: CLOSED,
  },
  {
    rule: 'operation: unknown',
    request: (operationName) => ({ query: '{ __typename }', operationName }),
    open: 'The document has no operation of that name',
  },
  {
    rule: 'operation: not said which',
    request: document('query S { __typename } query S2 { __typename }'),
    open: 'The document has several operations; "operationName" must say which',
  },
  {
    rule: 'operation: a subscription',
    request: document('subscription S { S }'),
    open: 'The graph has no subscriptions',
  },
  {
    rule: 'variable: missing',
    request: () => ({ query: RELAY }),
    open: 'Variable "$token" of required type "String!" was not provided.',
    closed: 'A variable was not provided.',
  },
  {
    rule: 'variable: missing, with a name that the schema does not have',
    request: document('query ($S: String!) { relayToken(token: $S) { token } }'),
    open: 'A variable of required type "String!" was not provided.',
    closed: 'A variable was not provided.',
  },
  {
    rule: 'variable: null',
    request: () => ({ query: RELAY, variables: { token: null } }),
    open: 'Variable "$token" of required type "String!" must not be null.',
    closed: 'A variable must not be null.',
  },
  {
    rule: 'variable: a kind',
    request: (secret) => ({ query: RELAY, variables: { token: { [secret]: secret } } }),
    open: 'Variable "$token": expected a value of type "String"',
    closed: BAD_VARIABLE,
  },
  {
    rule: 'variable: a field that there is not',
    request: (secret) => ({
      query: CREATE,
      variables: { input: { accessTokens: ['a'], daysRequested: 1, [secret]: secret } },
    }),
    open: 'Variable "$input": "CreateAssetReportInput" has no such field',
    closed: BAD_VARIABLE,
  },
  {
    rule: 'variable: deep inside',
    request: (secret) => ({
      query: CREATE,
      variables: { input: { accessTokens: ['a'], daysRequested: secret } },
    }),
    open: 'Variable "$input" at "input.daysRequested": expected a value of type "Int"',
    closed: BAD_VARIABLE,
  },
  {
    rule: 'variable: a field that is missing',
    request: (secret) => ({ query: CREATE, variables: { input: { accessTokens: [secret] } } }),
    open: 'Variable "$input": the field "daysRequested" is required',
    closed: BAD_VARIABLE,
  },
  {
    rule: 'variable: an enum value',
    request: (secret) => ({
      query: 'mutation ($input: RefreshRelayTokenInput!) { refreshRelayToken(input: $input) { requestId } }',
      variables: {
        input: { relayToken: secret, reportType: `${secret}" does not exist in "AccountType" enum.` },
      },
    }),
    open: 'Variable "$input" at "input.reportType": expected a value of the enum "ReportType"',
    closed: BAD_VARIABLE,
  },
  {
    rule: 'variable: a condition that is null',
    request: (secret) => ({
      query: `query ($a: Boolean = true) { ${secret}: __typename @include(if: $a) }`,
      variables: { a: null },
    }),
    open: 'Bad input at "if": must not be null',
    closed: 'Bad input: an argument must not be null',
  },
  {
    rule: 'variable: a condition that is null, below the root',
    request: (secret) => ({
      query: `query ($a: Boolean = true) { relayToken(token: "${secret}") { token @skip(if: $a) } }`,
      variables: { a: null },
    }),
    open: 'Bad input at "if": must not be null',
    closed: 'Bad input: an argument must not be null',
  },
  {
    rule: 'class-validator',
    request: (secret) => ({
      query: CREATE,
      variables: { input: { accessTokens: ['a'], daysRequested: 1, options: { webhook: secret } } },
    }),
    open: 'Bad input: options.webhook: must be an http or https URL, got a string',
  },
  {
    rule: 'class-validator, a value that is missing',
    request: () => ({ query: '{ assetReport { status } }' }),
    open: 'Bad input: token: must be given, or id in its place, and not both, got nothing',
    closed: 'Bad input: a required value is missing',
  },
];

const SECRET = 'Zqxj7vkwq9zjx';

describe('errors say what is wrong in words of ours', () => {
  it.each(TABLE)('$rule', async ({ request, open, closed = open }) => {
    const asked = request(SECRET);
    const [toOpen, toClosed] = [await graph.ask(asked), await graph.ask({ ...asked, readsSchema: false })];
    expect(toOpen[0]?.message).toBe(open);
    expect(toClosed[0]?.message).toBe(closed);
    expect(JSON.stringify([toOpen, toClosed])).not.toContain(SECRET);
    for (const { extensions } of toOpen) expect(extensions?.code).not.toBe('INTERNAL_SERVER_ERROR');
  });
});

it('tells callers who may not read the schema no name that they did not send', async () => {
  for (const { rule, request } of TABLE) {
    const asked = request(SECRET);
    const errors = await graph.ask({ ...asked, readsSchema: false });
    expect({ rule, names: namesOnlyIn(errors, JSON.stringify(asked)) }).toEqual({ rule, names: [] });
  }
});

describe('a caller who may not read the schema learns nothing from what is refused', () => {
  // Each W stands for a name.
  const TEMPLATES = [
    '{ W }',
    '{ W W W }',
    '{ W { W } }',
    '{ W(W: "a") { W W { W } } }',
    '{ a: W a: W }',
    '{ relayToken(token: "a") { W { W { W { W } } } } }',
    '{ relayToken(W: "a") { id } }',
    '{ relayTokens(tokens: ["a"]) { ... on W { W } } }',
    '{ ...F } fragment F on W { W }',
    '{ ...F ...G } fragment F on W { a: W } fragment G on W { a: W }',
    'fragment F on W { W } query ($W: W) { ...F W(W: $W) { W } }',
    'query ($a: W) { relayToken(token: $a) { id } }',
    'query ($a: [W!]! = W) { relayTokens(tokens: $a) { id } }',
    'query ($W: Int) { relayToken(token: "a") { id } }',
    'query { relayToken(token: $W) { id } }',
    '{ relayToken(token: "a") { id @W } }',
    '{ relayToken(token: "a") { id @W(W: 1) @W(W: 1) } }',
    'mutation { W(input: { W: "a", W: W }) { W } }',
    'mutation { createRelayToken(input: { W: "a" }) { requestId } }',
    'mutation { refreshRelayToken(input: { W: W }) { requestId } }',
    'query A { W } query W { W }',
    '{ W W W W W W } fragment F on W { W }',
    'subscription { W { W } }',
  ];

  const WORDS = [
    ...['relayToken', 'relayTokens', 'assetReport', 'auditCopy', 'cashflowReport', 'node', 'nodes', 'id'],
    ...['token', 'tokens', 'requestId', 'report', 'status', 'items', 'accounts', 'owners', 'names', 'user'],
    ...['createRelayToken', 'input', 'secondaryClientId', 'webhook', 'reportTokens', 'relayToken'],
    ...['Query', 'Mutation', 'RelayToken', 'AssetReport', 'Account', 'Node', 'String', 'Date', 'ReportType'],
    ...['CreateRelayTokenInput', 'ASSET', 'READY', 'skip', 'include', 'deprecated', 'if', '__typename'],
  ];

  /** A name of the same length that is nowhere in the schema. */
  const missing = (word: string) => `Z${word.slice(1)}`;

  const filled = (template: string, words: readonly string[]) => {
    let at = 0;
    return template.replace(/\bW\b/g, () => words[at++ % words.length] ?? '');
  };

  const refusals = async (request: AskedRequest) => {
    const errors = await graph.ask({ ...request, readsSchema: false });
    return errors.filter(({ path }) => path === undefined);
  };

  it('of documents: those that differ in which of their names exist are refused alike', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...TEMPLATES),
        fc.array(fc.constantFrom(...WORDS), { minLength: 6, maxLength: 6 }),
        fc.subarray(WORDS),
        async (template, words, kept) => {
          const one = filled(template, words);
          const other = filled(
            template,
            words.map((word) => (kept.includes(word) ? word : missing(word))),
          );
          const [told, toldOther] = [await refusals({ query: one }), await refusals({ query: other })];
          const areInvalid = [told, toldOther].every(
            ([first]) => first?.extensions?.code === 'GRAPHQL_VALIDATION_FAILED',
          );
          if (!areInvalid) return;
          compared += 1;
          expect({ one, other, told }).toEqual({ one, other, told: toldOther });
        },
      ),
      { numRuns: 300, seed: 14 },
    );
    expect(compared).toBeGreaterThan(200);
  });

  it('of documents: one sentence, at the place of the operation', async () => {
    for (const query of ['{ relayToken }', '{ nothing }', '{ relayToken(token: "a") { id nothing } }']) {
      expect(await refusals({ query: `\n  ${query}` })).toEqual([
        {
          message: CLOSED,
          locations: [{ line: 2, column: 3 }],
          extensions: { code: 'GRAPHQL_VALIDATION_FAILED', requestId: 'a' },
        },
      ]);
    }
  });

  it('of variables: how many faults there are, and of what kind, is not told', async () => {
    const inputs = [
      {},
      { accessTokens: ['a'] },
      { accessTokens: 1, daysRequested: 'a' },
      { nothing: 1 },
      { accessTokens: ['a'], daysRequested: 1, options: { nothing: 1 } },
      { accessTokens: ['a'], daysRequested: 1, options: { webhook: 1 } },
      Object.fromEntries(WORDS.map((word) => [word, 1])),
      Object.fromEntries(WORDS.map((word) => [missing(word), 1])),
      'a',
    ];
    const told = await Promise.all(inputs.map((input) => refusals({ query: CREATE, variables: { input } })));
    for (const errors of told) {
      expect(errors).toEqual([
        {
          message: BAD_VARIABLE,
          locations: [{ line: 1, column: 11 }],
          extensions: { code: 'BAD_USER_INPUT', requestId: 'a' },
        },
      ]);
    }
  });
});

/** Signs and words of GraphQL itself and of its transport, which a message may name. */
const OF_NOBODY = ['on', 'if', 'operationName', '"', ']'];

function namesOnlyIn(errors: readonly GraphQLFormattedError[], sent: string): string[] {
  return errors
    .flatMap(({ message }) => [...message.matchAll(/"([^"]*)"/g)].map(([, name = '']) => name))
    .flatMap((name) => name.split(/\W+/))
    .filter((name) => name !== '' && !OF_NOBODY.includes(name) && !sent.includes(name));
}

it('repeats nothing that only the client sent, whichever rule it breaks and however', async () => {
  const secret = fc
    .array(fc.constantFrom(...'qxzjvkw79'), { minLength: 6, maxLength: 24 })
    .map((letters) => `Z${letters.join('')}`);
  const trap = fc.constantFrom(
    '',
    '"; ',
    ' at "input"; ',
    'Expected type "',
    ' cannot represent non-x value',
    '" does not exist in "AccountType" enum.',
    ' Did you mean "',
    '\n',
    '\u2028',
    '\\',
  );
  const hostile = fc.oneof(
    fc
      .tuple(fc.constantFrom(...TABLE), secret)
      .map(([{ request }, text]) => ({ text, asked: request(text) })),
    fc.tuple(secret, trap, trap, fc.nat(6)).map(([text, before, after, where]) => ({
      text,
      asked: planted(`${before}${text}${after}`, where),
    })),
  );
  await fc.assert(
    fc.asyncProperty(hostile, fc.boolean(), async ({ text, asked }, readsSchema) => {
      const body = JSON.stringify(await graph.ask({ ...asked, readsSchema }));
      expect(body).not.toBe('[]');
      const parts = Array.from({ length: text.length - 3 }, (_, start) => text.slice(start, start + 4));
      expect(parts.filter((part) => body.includes(part))).toEqual([]);
    }),
    { numRuns: runs(150), seed: 6 },
  );
});

/** A text as a value, a key or a literal of one kind or another, where none of them is right. */
function planted(text: string, where: number): AskedRequest {
  const literal = JSON.stringify(text).replaceAll('\u2028', '\\u2028');
  const input = (fields: object) => ({
    query: CREATE,
    variables: { input: { accessTokens: ['a'], daysRequested: 1, ...fields } },
  });
  const places = [
    input({ [text]: text }),
    input({ daysRequested: { [text]: [text] } }),
    input({ options: { requireAllItems: text } }),
    { query: `{ relayToken(token: {a: ${literal}}) { token } }` },
    { query: `mutation { refreshRelayToken(input: {reportType: ${literal}}) { requestId } }` },
    { query: `${REPORT} historicalBalances(endDate: ${literal}) { current } } } } } } }` },
    { query: `{ ${literal} }`, operationName: text },
  ];
  return places[where] ?? input({});
}
