import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type GraphQLFormattedError, isScalarType, isSpecifiedScalarType } from 'graphql';
import { blanked } from '../../../src/graphql/errors/messages/blanked.js';
import { schemaNames } from '../../../src/graphql/errors/messages/schema-names.js';
import { SCALAR_FORMS } from '../../../src/graphql/scalars/date.js';
import { createSchema } from '../../../src/graphql/schema.js';
import { type Asked, type AskedRequest, startAsked } from '../../support/ask-apollo.js';
import { runs } from '../../support/runs.js';

let graph: Asked;
/** Whether a word comes from the schema or from graphql-js, and not only from the client. */
let isKnown: (word: string) => boolean;
beforeAll(async () => {
  graph = await startAsked();
  const isName = schemaNames(await createSchema());
  const words = wordsOf('language', 'validation', 'execution', 'utilities', 'type', 'jsutils');
  isKnown = (word) => isName(word) || words.has(word) || SCALAR_WORDS.has(word);
});

/** All words in the source text of graphql-js. */
function wordsOf(...folders: string[]): Set<string> {
  const texts = folders.flatMap((folder) =>
    readdirSync(join('node_modules/graphql', folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.js'))
      .map((name) => readFileSync(join('node_modules/graphql', folder, name), 'utf8')),
  );
  return new Set(texts.join('\n').match(/\w+/g));
}

const SCALAR_WORDS = new Set([...SCALAR_FORMS.values()].join(' ').match(/\w+/g));

const CREATE =
  'mutation ($input: CreateAssetReportInput!) { createAssetReport(input: $input) { requestId } }';
const input = (fields: object): AskedRequest => ({
  query: CREATE,
  variables: { input: { accessTokens: ['a'], daysRequested: 1, ...fields } },
});
const BALANCES = (literal: string) =>
  `{ relayToken(token: "a") { assetReport { report { items { accounts { historicalBalances(startDate: ${literal}) { current } } } } } } }`;

/** Documents with a client's name at each possible place. Each is refused for any name. */
const NAME_PLACES: readonly ((name: string) => string)[] = [
  (name) => `{ ${name} }`,
  (name) => `{ ${name} { id } }`,
  (name) => `{ relayToken(token: "a") { ${name} } }`,
  (name) => `{ ${name}: relayToken { token } }`,
  (name) => `{ ${name}: relayToken(token: "a") { token } ${name}: auditCopy(token: "a") { token } }`,
  (name) => `{ relayToken(token: "a", ${name}: 1) { token } }`,
  (name) => `{ relayToken(token: ${name}) { token } }`,
  (name) => `{ ... on ${name} { __typename } }`,
  (name) => `{ ...${name} }`,
  (name) => `{ __typename } fragment ${name} on Query { __typename }`,
  (name) => `fragment ${name} on String { a } { ...${name} }`,
  (name) => `{ __typename @${name} }`,
  (name) => `{ __typename @include(if: true, ${name}: 1) }`,
  (name) => `query ${name} { nothing } query ${name} { nothing }`,
  (name) => `query ($${name}: Int) { __typename }`,
  (name) => `query ($${name}: Int, $${name}: Int) { __typename }`,
  (name) => `query ($${name}: Int!) { relayToken(token: $${name}) { token } }`,
  (name) => `query ($a: ${name}) { relayToken(token: $a) { token } }`,
  (name) => `query ($a: String = $${name}) { relayToken(token: $a) { token } }`,
  (name) => `{ relayToken(token: $${name}) { token } }`,
  (name) => `mutation { refreshRelayToken(input: { relayToken: "a", reportType: ${name} }) { requestId } }`,
  (name) => `mutation { createRelayToken(input: { secondaryClientId: "a", ${name}: 1 }) { requestId } }`,
  (name) => `type ${name} { a: Int } { __typename }`,
  (name) => `{ a(${name}: 1, ${name}: 1) }`,
  (name) => `{ a(b: { ${name}: 1, ${name}: 1 }) }`,
  (name) => `{ ...a ...a } fragment a on ${name} { ...b } fragment b on ${name} { ...a }`,
  (name) => `subscription ${name} { ${name} }`,
  (name) => `{ __typename } ${name}`,
];

/** Places of a request that may contain any text. */
const TEXT_PLACES: readonly ((text: string) => AskedRequest)[] = [
  (text) => ({ query: text }),
  (text) => ({ query: `{ relayToken(token: "a") ${text}` }),
  (text) => ({ query: `{ relayToken(token: "${text}` }),
  (text) => ({ query: `{ relayToken(token: """${text}` }),
  (text) => ({ query: `{ relayToken(token: [${JSON.stringify(text)}]) { token } }` }),
  (text) => ({ query: `{ relayToken(token: { a: ${JSON.stringify(text)} }) { token } }` }),
  (text) => ({ query: `{ nothing(a: ${JSON.stringify(text)}) }` }),
  (text) => ({ query: `{ relayToken ${JSON.stringify(text)} }` }),
  (text) => ({ query: `# ${text.replaceAll(/[\r\n]/g, ' ')}\n{ nothing }` }),
  (text) => ({ query: BALANCES(JSON.stringify(text)) }),
  (text) => ({
    query: `mutation { refreshRelayToken(input: { reportType: ${JSON.stringify(text)} }) { requestId } }`,
  }),
  (text) => ({ query: '{ __typename }', operationName: text }),
  (text) => input({ [text]: 1 }),
  (text) => input({ [text]: { [text]: [text] } }),
  (text) => input({ daysRequested: text }),
  (text) => input({ accessTokens: [{ [text]: text }] }),
  (text) => input({ options: { requireAllItems: text } }),
  (text) => ({
    query: 'mutation ($input: RefreshRelayTokenInput!) { refreshRelayToken(input: $input) { requestId } }',
    variables: { input: { relayToken: 'a', reportType: text } },
  }),
  (text) => ({
    query: BALANCES('$a').replace('{', 'query ($a: Date!) {'),
    variables: { a: text },
  }),
  // Declared in a valid document. Letters alone would be a name that a person chose.
  (text) => {
    const name = `a7${text.replaceAll(/\W/g, '')}`;
    return { query: `query ($${name}: String!) { relayToken(token: $${name}) { token } }` };
  },
];

const NUMBER_PLACES: readonly ((number: number) => AskedRequest)[] = [
  (number) => ({ query: `{ relayToken(token: ${number}) { token } }` }),
  (number) => ({ query: `{ relayToken(token: "a") ${number} }` }),
  (number) => ({ query: `{ relayToken(token: ${number}x) { token } }` }),
  (number) => ({ query: BALANCES(String(number)) }),
  (number) => ({
    query: `mutation { createAssetReport(input: { accessTokens: ["a"], daysRequested: ${number}.5 }) { requestId } }`,
  }),
  (number) => input({ daysRequested: number * 1e9 }),
  (number) => input({ daysRequested: number + 0.5 }),
  (number) => input({ accessTokens: [{ a: number }] }),
];

const NAME = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{3,24}$/);
const TEXT = fc.oneof(
  fc.string({ minLength: 4, maxLength: 40, unit: 'grapheme' }),
  fc.string({ minLength: 4, maxLength: 40, unit: 'grapheme-ascii' }),
  fc
    .tuple(
      NAME,
      fc.constantFrom(
        '"; ',
        '". ',
        ': ',
        ' Did you mean "',
        '" does not exist in "',
        ' at "input"; ',
        '\\u',
        '?',
      ),
      NAME,
    )
    .map(([one, trap, other]) => `${one}${trap}${other}`),
);

const request: fc.Arbitrary<{ readonly sent: string; readonly asked: AskedRequest }> = fc.oneof(
  fc
    .tuple(fc.constantFrom(...NAME_PLACES), NAME)
    .map(([place, sent]) => ({ sent, asked: { query: place(sent) } })),
  fc.tuple(fc.constantFrom(...TEXT_PLACES), TEXT).map(([place, sent]) => ({ sent, asked: place(sent) })),
  fc
    .tuple(fc.constantFrom(...NUMBER_PLACES), fc.integer({ min: 10_000, max: 2_000_000_000 }))
    .map(([place, number]) => ({ sent: String(number), asked: place(number) })),
);

/** All sequences of four characters that carry content. */
function fragmentsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 3) }, (_, at) => text.slice(at, at + 4)).filter(
    (fragment) => /[\p{L}\p{N}]/u.test(fragment),
  );
}

it('no message contains four consecutive characters of the request, except in known words', async () => {
  await fc.assert(
    fc.asyncProperty(request, fc.boolean(), async ({ sent, asked }, readsSchema) => {
      const errors = await graph.ask({ ...asked, readsSchema });
      for (const { message } of errors) {
        const rest = message.replaceAll(/\w+/g, (word) => (isKnown(word) ? ' ' : word));
        expect(fragmentsOf(sent).filter((fragment) => rest.includes(fragment))).toEqual([]);
      }
    }),
    { numRuns: runs(600), seed: 21 },
  );
});

/** Without `input`: at the start of a definition it is a word of the grammar, and no name. */
const EXISTING = [
  ...['Query', 'RelayToken', 'String', 'Date', 'CreateRelayTokenInput', 'ReportType', 'ASSET', 'include'],
  ...['relayToken', 'token', 'id', 'secondaryClientId', 'webhook', 'if', '__typename'],
];

it('callers that may not read the schema get the same messages for names that exist and names that do not', async () => {
  const word = fc.constantFrom(...EXISTING).map((name) => [name, `Z${name.slice(1)}`]);
  const garbage = fc.integer({ min: 4, max: 16 }).chain((length) => {
    const name = fc.stringMatching(new RegExp(`^[A-Za-z_][A-Za-z0-9_]{${length}}$`));
    return fc.tuple(name, name);
  });
  const isRefused = (errors: readonly GraphQLFormattedError[]) =>
    errors.some(({ extensions }) => /^GRAPHQL_/.test(String(extensions?.code)));
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...NAME_PLACES), fc.oneof(word, garbage), async (place, names) => {
      // A name that is in the document twice gives another message.
      if (names.some((name) => place('').match(/\w+/g)?.includes(name))) return;
      const [one = [], other = []] = await Promise.all(
        names.map((name) => graph.ask({ query: place(name), readsSchema: false })),
      );
      // With an existing name, the document may be valid.
      if (!isRefused(one) || !isRefused(other)) return;
      compared += 1;
      expect(other).toEqual(one);
    }),
    { numRuns: runs(400), seed: 22 },
  );
  expect(compared).toBeGreaterThan(runs(250));
});

describe('blanking a message', () => {
  const isName = (name: string) => ['Account', 'first'].includes(name);

  it.each([
    ['a word that graphql-js does not use', 'Cannot frobnicate 12345 of žluťoučký', 'Cannot … … of …'],
    ['characters that graphql-js does not write', 'Cannot query “field”\u2028', 'Cannot query …field…'],
    ['an unknown quoted name', 'Unknown type "[Acount!]!".', 'Unknown type "[…!]!".'],
    ['an unknown name in a place', 'is at "first[12].x7"', 'is at "first[12].…"'],
    [
      'a suggestion of a name that the document defines',
      'Unknown type "Acount". Did you mean "Account" or "Accout"?',
      'Unknown type "…".',
    ],
    [
      'an operation name that imitates the end',
      'Unknown operation named "a". Did you mean "first" or "7!%&/(".',
      'Unknown operation named "…".',
    ],
  ])('%s is left out', (_what, message, expected) => {
    expect(blanked(message, isName)).toBe(expected);
  });
});

describe('a missing variable', () => {
  const missing = async (name: string) => {
    const query = `query ($${name}: String!) { relayToken(token: $${name}) { token } }`;
    const errors = await Promise.all([true, false].map((readsSchema) => graph.ask({ query, readsSchema })));
    return errors.map(([error]) => error?.message);
  };

  it('is named when its name is a plain word, because a valid document declares it', async () => {
    for (const name of ['borrower', 'relay_key', 'a'.repeat(40)]) {
      expect(await missing(name)).toEqual([
        `Variable "$${name}" of required type "String!" was not provided.`,
        'Variable "$…" of required type "…!" was not provided.',
      ]);
    }
  });

  it('is not named when its name could be a value', async () => {
    for (const name of ['borrower1', 'a'.repeat(41)]) {
      expect(await missing(name)).toEqual([
        'Variable "$…" of required type "String!" was not provided.',
        'Variable "$…" of required type "…!" was not provided.',
      ]);
    }
  });
});

it('an invalid value of any scalar of this schema gets a message with the expected form', async () => {
  const scalars = Object.values((await createSchema()).getTypeMap()).filter(
    (type) => isScalarType(type) && !isSpecifiedScalarType(type),
  );
  expect(scalars.map(({ name }) => name).sort()).toEqual([...SCALAR_FORMS.keys()].sort());
});

it.each([
  ['{ __typename @include(if: "x") }', 'Boolean cannot represent a non boolean value.'],
  [
    '{ node(id: "a") { ... on Account { x: accountId } ... on Item { x: accounts { accountId } } } }',
    'Fields "…" conflict because they return conflicting types "String!" and "[Account!]!". Use different aliases on the fields to fetch both if this was intentional.',
  ],
])('a message keeps the words of graphql-js: %s', async (query, message) => {
  expect((await graph.ask({ query })).map((error) => error.message)).toEqual([message]);
});
