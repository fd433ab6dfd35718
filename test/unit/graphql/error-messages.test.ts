import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { GraphQLFormattedError } from 'graphql';
import { type Asked, type AskedRequest, startAsked } from '../../support/ask-apollo.js';
import { runs } from '../../support/runs.js';

let graph: Asked;
beforeAll(async () => {
  graph = await startAsked();
});

interface Row {
  /** The rule of graphql-js. */
  readonly rule: string;
  /** With a secret, S, wherever a client may write one. */
  readonly request: (secret: string) => AskedRequest;
  /** For a caller that may read the schema, and for one that may not. */
  readonly detailed: string;
  readonly generic?: string;
}

const document = (query: string) => (secret: string) => ({ query: query.replace(/S(?![a-z])/g, secret) });

const RELAY = 'query ($token: String!) { relayToken(token: $token) { token } }';
const CREATE =
  'mutation ($input: CreateAssetReportInput!) { createAssetReport(input: $input) { requestId } }';
const REPORT = '{ relayToken(token: "S") { assetReport { report { items { accounts {';

/** For callers that may not read the schema, for all faults that depend on it. */
const REFUSED = 'The document is not valid for the schema';
const BAD_VARIABLE = 'A variable has an invalid value';

const TABLE: readonly Row[] = [
  {
    rule: 'parser: an unexpected name',
    request: document('{ relayToken(token: "a") { token } } S'),
    detailed: 'Syntax Error: Unexpected Name.',
  },
  {
    rule: 'parser: an unexpected literal',
    request: document('{ relayToken(token: "a") "S" }'),
    detailed: 'Syntax Error: Expected Name, found String.',
  },
  {
    rule: 'parser: a block string',
    request: document('{ relayToken """S" found. Expected""" }'),
    detailed: 'Syntax Error: Expected Name, found BlockString.',
  },
  {
    rule: 'parser: no end',
    request: document('{ S'),
    detailed: 'Syntax Error: Expected Name, found <EOF>.',
  },
  {
    rule: 'parser: a keyword',
    request: document('fragment S S { a }'),
    detailed: 'Syntax Error: Expected "on", found Name.',
  },
  {
    rule: 'parser: a variable in a constant',
    request: document('query ($a: String = $S) { a }'),
    detailed: 'Syntax Error: Unexpected variable "$…" in constant value.',
  },
  {
    rule: 'lexer: a character',
    request: document('{ ?S }'),
    detailed: 'Syntax Error: Unexpected character.',
  },
  {
    rule: 'lexer: single quotes',
    request: document("{ a(b: 'S') }"),
    detailed: 'Syntax Error: Unexpected single quote character (\'), did you mean to use a double quote (")?',
  },
  {
    rule: 'lexer: a number',
    request: document('{ a(b: 12S) }'),
    detailed: 'Syntax Error: Invalid number, expected digit.',
  },
  {
    rule: 'lexer: a string without an end',
    request: document('{ a(b: "S'),
    detailed: 'Syntax Error: Unterminated string.',
  },
  {
    rule: 'lexer: an escape sequence',
    request: document('{ a(b: "\\qS") }'),
    detailed: 'Syntax Error: Invalid character escape sequence.',
  },
  {
    rule: 'lexer: a Unicode escape',
    request: document('{ a(b: "\\uS") }'),
    detailed: 'Syntax Error: Invalid Unicode escape sequence.',
  },
  {
    rule: 'parser: deep in a list',
    request: document(`{ a(b: ${'['.repeat(1_400)} S`),
    detailed: 'Syntax Error: Unexpected <EOF>.',
  },
  {
    rule: 'ExecutableDefinitions',
    request: document('type S { a: Int } { relayToken(token: "a") { token } }'),
    detailed: 'The "…" definition is not executable.',
  },
  {
    rule: 'FieldsOnCorrectType',
    request: document('{ relayToken(token: "a") { S } }'),
    detailed: 'Cannot query field "…" on type "RelayToken".',
    generic: REFUSED,
  },
  {
    rule: 'FieldsOnCorrectType, with a suggestion',
    request: document('{ relayTokenn(token: "S") { token } }'),
    detailed: 'Cannot query field "…" on type "Query". Did you mean "relayToken" or "relayTokens"?',
    generic: REFUSED,
  },
  {
    rule: 'FieldsOnCorrectType, with a suggested fragment',
    request: document('{ node(id: "S") { assetReport { status } } }'),
    detailed:
      'Cannot query field "assetReport" on type "Node". Did you mean to use an inline fragment on "AuditCopy" or "RelayToken"?',
    generic: REFUSED,
  },
  {
    rule: 'FragmentsOnCompositeTypes',
    request: document('{ ...S } fragment S on String { a }'),
    detailed: 'Fragment "…" cannot condition on non composite type "String".',
    generic: REFUSED,
  },
  {
    rule: 'KnownArgumentNames',
    request: document('{ relayToken(token: "a", S: 1) { token } }'),
    detailed: 'Unknown argument "…" on field "Query.relayToken".',
    generic: REFUSED,
  },
  {
    rule: 'KnownArgumentNames, with a suggestion',
    request: document('{ relayToken(token: "a", tokenn: "S") { token } }'),
    detailed: 'Unknown argument "…" on field "Query.relayToken". Did you mean "token"?',
    generic: REFUSED,
  },
  {
    rule: 'KnownArgumentNamesOnDirectives',
    request: document('{ __typename @include(if: true, S: "S") }'),
    detailed: 'Unknown argument "…" on directive "@include".',
    generic: REFUSED,
  },
  {
    rule: 'KnownDirectives',
    request: document('{ __typename @S(a: "S") }'),
    detailed: 'Unknown directive "@…".',
    generic: REFUSED,
  },
  {
    rule: 'KnownDirectives, in the wrong place',
    request: document('query S @include(if: true) { __typename }'),
    detailed: 'Directive "@include" may not be used on QUERY.',
    generic: REFUSED,
  },
  {
    rule: 'KnownFragmentNames',
    request: document('{ ...S }'),
    detailed: 'Unknown fragment "…".',
  },
  {
    rule: 'KnownTypeNames',
    request: document('query ($a: S) { relayToken(token: $a) { token } }'),
    detailed: 'Unknown type "…".',
    generic: REFUSED,
  },
  {
    rule: 'KnownTypeNames, with a suggestion',
    request: document('{ ... on Querry { __typename } }'),
    detailed: 'Unknown type "…". Did you mean "Query"?',
    generic: REFUSED,
  },
  {
    rule: 'KnownTypeNames, with a suggestion from the document itself',
    request: document('query ($a: S2) { __typename @skip(if: $a) } type S { a: Int }'),
    // The first error is another one. No later error may name the type.
    detailed: 'The "…" definition is not executable.',
  },
  {
    rule: 'LoneAnonymousOperation',
    request: document('{ __typename } query S { __typename }'),
    detailed: 'This anonymous operation must be the only defined operation.',
  },
  {
    rule: 'NoFragmentCycles',
    request: document('{ ...S } fragment S on Query { ...T } fragment T on Query { ...S }'),
    detailed: 'Cannot spread fragment "…" within itself via "…".',
  },
  {
    rule: 'NoUndefinedVariables',
    request: document('query S { relayToken(token: $S) { token } }'),
    detailed: 'Variable "$…" is not defined by operation "…".',
  },
  {
    rule: 'NoUnusedFragments',
    request: document('{ __typename } fragment S on Query { __typename }'),
    detailed: 'Fragment "…" is never used.',
  },
  {
    rule: 'NoUnusedVariables',
    request: document('query S($S: Int) { __typename }'),
    detailed: 'Variable "$…" is never used in operation "…".',
  },
  {
    rule: 'OverlappingFieldsCanBeMerged',
    request: document('{ S: relayToken(token: "S") { token } S: auditCopy(token: "S") { token } }'),
    detailed:
      'Fields "…" conflict because "relayToken" and "auditCopy" are different fields. Use different aliases on the fields to fetch both if this was intentional.',
    generic: REFUSED,
  },
  {
    rule: 'PossibleFragmentSpreads',
    request: document('{ relayToken(token: "S") { ...S } } fragment S on AuditCopy { token }'),
    detailed:
      'Fragment "…" cannot be spread here as objects of type "RelayToken" can never be of type "AuditCopy".',
    generic: REFUSED,
  },
  {
    rule: 'ProvidedRequiredArguments',
    request: document('{ S: relayToken { token } }'),
    detailed: 'Field "relayToken" argument "token" of type "String!" is required, but it was not provided.',
    generic: REFUSED,
  },
  {
    rule: 'ProvidedRequiredArgumentsOnDirectives',
    request: document('{ S: __typename @include }'),
    detailed: 'Directive "@include" argument "if" of type "Boolean!" is required, but it was not provided.',
    generic: REFUSED,
  },
  {
    rule: 'ScalarLeafs, a selection on a leaf',
    request: document('{ relayToken(token: "S") { token { S } } }'),
    detailed: 'Field "token" must not have a selection since type "String!" has no subfields.',
    generic: REFUSED,
  },
  {
    rule: 'ScalarLeafs, a missing selection',
    request: document('{ S: relayToken(token: "S") }'),
    detailed:
      'Field "relayToken" of type "RelayToken" must have a selection of subfields. Did you mean "relayToken { ... }"?',
    generic: REFUSED,
  },
  {
    rule: 'UniqueArgumentNames',
    request: document('{ relayToken(token: "S", token: "S") { token } }'),
    detailed: 'There can be only one argument named "token".',
    generic: 'There can be only one argument named "…".',
  },
  {
    rule: 'UniqueDirectivesPerLocation',
    request: document('{ S: __typename @skip(if: true) @skip(if: true) }'),
    detailed: 'The directive "@skip" can only be used once at this location.',
    generic: REFUSED,
  },
  {
    rule: 'UniqueFragmentNames',
    request: document('{ ...S } fragment S on Query { __typename } fragment S on Query { __typename }'),
    detailed: 'There can be only one fragment named "…".',
  },
  {
    rule: 'UniqueInputFieldNames',
    request: document(
      'mutation { createRelayToken(input: { secondaryClientId: "S", secondaryClientId: "S" }) { requestId } }',
    ),
    detailed: 'There can be only one input field named "secondaryClientId".',
    generic: 'There can be only one input field named "…".',
  },
  {
    rule: 'UniqueOperationNames',
    request: document('query S { __typename } query S { __typename }'),
    detailed: 'There can be only one operation named "…".',
  },
  {
    rule: 'UniqueVariableNames',
    request: document('query ($S: Int, $S: Int) { __typename }'),
    detailed: 'There can be only one variable named "$…".',
  },
  {
    rule: 'ValuesOfCorrectType, a wrong kind',
    request: document('{ relayToken(token: ["S"]) { token } }'),
    detailed: 'String cannot represent a non string value.',
    generic: REFUSED,
  },
  {
    rule: 'ValuesOfCorrectType, a scalar of this schema',
    request: document(`${REPORT} historicalBalances(startDate: "S") { current } } } } } } }`),
    detailed: 'Expected a date such as "2024-05-31".',
    generic: REFUSED,
  },
  {
    rule: 'ValuesOfCorrectType, an enum',
    request: document(
      'mutation { refreshRelayToken(input: { relayToken: "S", reportType: S }) { requestId } }',
    ),
    detailed: 'Value "…" does not exist in "ReportType" enum.',
    generic: REFUSED,
  },
  {
    rule: 'ValuesOfCorrectType, an enum written as a string',
    request: (secret) => ({
      query: `mutation { refreshRelayToken(input: { relayToken: "${secret}", reportType: "ASSET" }) { requestId } }`,
    }),
    detailed: 'Enum "ReportType" cannot represent non-enum value. Did you mean the enum value "ASSET"?',
    generic: REFUSED,
  },
  {
    rule: 'ValuesOfCorrectType, null',
    request: document('{ S: relayToken(token: null) { token } }'),
    detailed: 'Expected value of type "String!".',
    generic: REFUSED,
  },
  {
    rule: 'ValuesOfCorrectType, an input field',
    request: document(
      'mutation { createRelayToken(input: { secondaryClientId: "a", S: "S" }) { requestId } }',
    ),
    detailed: 'Field "…" is not defined by type "CreateRelayTokenInput".',
    generic: REFUSED,
  },
  {
    rule: 'ValuesOfCorrectType, a required input field',
    request: document('mutation { createRelayToken(input: { webhook: "S" }) { requestId } }'),
    detailed: 'Field "CreateRelayTokenInput.secondaryClientId" of required type "String!" was not provided.',
    generic: REFUSED,
  },
  {
    rule: 'VariablesAreInputTypes',
    request: document('query ($S: Query) { relayToken(token: $S) { token } }'),
    detailed: 'Variable "$…" cannot be non-input type "Query".',
    generic: REFUSED,
  },
  {
    rule: 'VariablesInAllowedPosition',
    request: document('query S($S: Int!) { relayToken(token: $S) { token } }'),
    detailed: 'Variable "$…" of type "Int!" used in position expecting type "String!".',
    generic: REFUSED,
  },
  {
    rule: 'operation: unknown',
    request: (operationName) => ({ query: '{ __typename }', operationName }),
    detailed: 'Unknown operation named "…".',
  },
  {
    rule: 'operation: no name',
    request: document('query S { __typename } query S2 { __typename }'),
    detailed: 'Must provide operation name if query contains multiple operations.',
  },
  {
    rule: 'variable: missing',
    request: () => ({ query: RELAY }),
    detailed: 'Variable "$token" of required type "String!" was not provided.',
    generic: 'Variable "$…" of required type "…!" was not provided.',
  },
  {
    rule: 'variable: missing, with a name that the schema does not have',
    request: document('query ($S: String!) { relayToken(token: $S) { token } }'),
    detailed: 'Variable "$…" of required type "String!" was not provided.',
    generic: 'Variable "$…" of required type "…!" was not provided.',
  },
  {
    rule: 'variable: null',
    request: () => ({ query: RELAY, variables: { token: null } }),
    detailed: 'Variable "$token" of non-null type "String!" must not be null.',
    generic: 'Variable "$…" of non-null type "…!" must not be null.',
  },
  {
    rule: 'variable: a wrong kind',
    request: (secret) => ({ query: RELAY, variables: { token: { [secret]: secret } } }),
    detailed: 'Variable "$token" got invalid value; String cannot represent a non string value.',
    generic: BAD_VARIABLE,
  },
  {
    rule: 'variable: an unknown field',
    request: (secret) => ({
      query: CREATE,
      variables: { input: { accessTokens: ['a'], daysRequested: 1, [secret]: secret } },
    }),
    detailed:
      'Variable "$input" got invalid value; Field "…" is not defined by type "CreateAssetReportInput".',
    generic: BAD_VARIABLE,
  },
  {
    rule: 'variable: deep inside',
    request: (secret) => ({
      query: CREATE,
      variables: { input: { accessTokens: ['a'], daysRequested: secret } },
    }),
    detailed:
      'Variable "$input" got invalid value at "input.daysRequested"; Int cannot represent non-integer value.',
    generic: BAD_VARIABLE,
  },
  {
    rule: 'variable: inside a list',
    request: (secret) => ({
      query: CREATE,
      variables: { input: { accessTokens: ['a', { [secret]: secret }], daysRequested: 1 } },
    }),
    detailed:
      'Variable "$input" got invalid value at "input.accessTokens[1]"; String cannot represent a non string value.',
    generic: BAD_VARIABLE,
  },
  {
    rule: 'variable: a field that is missing',
    request: (secret) => ({ query: CREATE, variables: { input: { accessTokens: [secret] } } }),
    detailed:
      'Variable "$input" got invalid value; Field "daysRequested" of required type "Int!" was not provided.',
    generic: BAD_VARIABLE,
  },
  {
    rule: 'variable: an enum value',
    request: (secret) => ({
      query: 'mutation ($input: RefreshRelayTokenInput!) { refreshRelayToken(input: $input) { requestId } }',
      variables: {
        input: { relayToken: secret, reportType: `${secret}" does not exist in "AccountType" enum.` },
      },
    }),
    detailed:
      'Variable "$input" got invalid value at "input.reportType"; Value "…" does not exist in "ReportType" enum.',
    generic: BAD_VARIABLE,
  },
  {
    rule: 'variable: a condition that is null',
    request: (secret) => ({
      query: `query ($a: Boolean = true) { ${secret}: __typename @include(if: $a) }`,
      variables: { a: null },
    }),
    detailed: 'Argument "if" of non-null type "Boolean!" must not be null.',
    generic: 'An argument has an invalid value',
  },
  {
    rule: 'variable: a condition that is null, below the root',
    request: (secret) => ({
      query: `query ($a: Boolean = true) { relayToken(token: "${secret}") { token @skip(if: $a) } }`,
      variables: { a: null },
    }),
    detailed: 'Argument "if" of non-null type "Boolean!" must not be null.',
    generic: 'An argument has an invalid value',
  },
  {
    rule: 'class-validator',
    request: (secret) => ({
      query: CREATE,
      variables: { input: { accessTokens: ['a'], daysRequested: 1, options: { webhook: secret } } },
    }),
    detailed: 'Bad input: options.webhook: must be an http or https URL, got a string',
  },
  {
    rule: 'class-validator, a value that is missing',
    request: () => ({ query: '{ assetReport { status } }' }),
    detailed: 'Bad input: token: must be given, or id instead, but not both, got nothing',
    generic: 'Bad input: a required value is missing',
  },
];

const SECRET = 'Zqxj7vkwq9zjx';

describe('errors name the fault, and quote nothing that only the client sent', () => {
  it.each(TABLE)('$rule', async ({ request, detailed, generic = detailed }) => {
    const asked = request(SECRET);
    const [toReader, toOther] = [await graph.ask(asked), await graph.ask({ ...asked, readsSchema: false })];
    expect(toReader[0]?.message).toBe(detailed);
    expect(toOther[0]?.message).toBe(generic);
    expect(JSON.stringify([toReader, toOther])).not.toContain(SECRET);
    for (const { extensions } of toReader) expect(extensions?.code).not.toBe('INTERNAL_SERVER_ERROR');
  });
});

it('a caller that may not read the schema sees no name that it did not send', async () => {
  for (const { rule, request } of TABLE) {
    const asked = request(SECRET);
    const errors = await graph.ask({ ...asked, readsSchema: false });
    expect({ rule, names: namesOnlyIn(errors, JSON.stringify(asked)) }).toEqual({ rule, names: [] });
  }
});

describe('a caller that may not read the schema learns nothing from refused requests', () => {
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

  it('documents: two that differ only in which names exist get the same errors', async () => {
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
          const [errors, otherErrors] = [await refusals({ query: one }), await refusals({ query: other })];
          const areInvalid = [errors, otherErrors].every(
            ([first]) => first?.extensions?.code === 'GRAPHQL_VALIDATION_FAILED',
          );
          if (!areInvalid) return;
          compared += 1;
          expect({ one, other, errors }).toEqual({ one, other, errors: otherErrors });
        },
      ),
      { numRuns: 300, seed: 14 },
    );
    expect(compared).toBeGreaterThan(200);
  });

  it('documents: one message, at the position of the operation', async () => {
    for (const query of ['{ relayToken }', '{ nothing }', '{ relayToken(token: "a") { id nothing } }']) {
      expect(await refusals({ query: `\n  ${query}` })).toEqual([
        {
          message: REFUSED,
          locations: [{ line: 2, column: 3 }],
          extensions: { code: 'GRAPHQL_VALIDATION_FAILED', requestId: 'a' },
        },
      ]);
    }
  });

  it('variables: the number and the kind of the faults are not shown', async () => {
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
    const refused = await Promise.all(
      inputs.map((input) => refusals({ query: CREATE, variables: { input } })),
    );
    for (const errors of refused) {
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

/** Characters and words of GraphQL and of its transport, which a message may name. */
const OF_NOBODY = ['on', 'if', 'operationName', '"', ']'];

function namesOnlyIn(errors: readonly GraphQLFormattedError[], sent: string): string[] {
  return errors
    .flatMap(({ message }) => [...message.matchAll(/"([^"]*)"/g)].map(([, name = '']) => name))
    .flatMap((name) => name.split(/\W+/))
    .filter((name) => name !== '' && !OF_NOBODY.includes(name) && !sent.includes(name));
}

it('no error repeats text that only the client sent, for any broken rule', async () => {
  const secret = fc
    .array(fc.constantFrom(...'qxzjvkw79'), { minLength: 6, maxLength: 24 })
    .map((letters) => `Z7${letters.join('')}`);
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

/** A text as a value, a key or a literal, each at a place where it is invalid. */
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
