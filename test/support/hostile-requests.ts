import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { anyText } from './any-text.js';

/** A malicious request. No response may have data. */
export interface HostileRequest {
  readonly method: 'GET' | 'POST';
  /** Is appended to the URL of the graph. */
  readonly search: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer | undefined;
}

export interface HostileFamily {
  readonly name: string;
  readonly requests: fc.Arbitrary<HostileRequest>;
}

const JSON_TYPE = { 'content-type': 'application/json' };

function posted(body: string | Buffer, headers: Record<string, string> = JSON_TYPE): HostileRequest {
  return { method: 'POST', search: '', headers, body };
}

function document(query: string, variables?: unknown, others: object = {}): HostileRequest {
  return posted(JSON.stringify({ query, variables, ...others }));
}

const times = (count: number, write: (n: number) => string, between = ' ') =>
  Array.from({ length: count }, (_, n) => write(n)).join(between);

const count = (min: number, max: number) => fc.integer({ min, max });
const name = fc
  .array(fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz_0123456789'), { minLength: 3, maxLength: 12 })
  .map((letters) => `x${letters.join('')}`);

const TOKEN = 'credit-relay-sandbox-00000000-0000-0000-0000-000000000000';
const RELAY = `relayToken(token: "${TOKEN}")`;
const ACCOUNTS = (fields: string) =>
  `${RELAY} { assetReport { report { items { accounts { ${fields} } } } } }`;
const TRANSACTION =
  'accountId amount category categoryId checkNumber date direction merchantName originalDescription pending transactionId';
const CREATE =
  'mutation ($input: CreateAssetReportInput!) { createAssetReport(input: $input) { requestId } }';

/** Words that an attacker might guess of a schema. */
const GUESSED = fc.constantFrom(
  ...['user', 'users', 'me', 'viewer', 'login', 'account', 'report', 'reports', 'tokens', 'borrower', 'ssn'],
);

export const HOSTILE: readonly HostileFamily[] = [
  family('aliases of __typename', count(31, 10_000), (n) =>
    document(`{ ${times(n, (i) => `a${i}:__typename`)} }`),
  ),
  family('aliases of a report', count(21, 1_000), (n) =>
    document(`{ ${times(n, (i) => `a${i}: ${RELAY} { assetReport { status } }`)} }`),
  ),
  family('one field over and over', count(21, 20_000), (n) =>
    document(`{ ${times(n, () => '__typename')} }`),
  ),
  family('selections that are compared with each other', count(31, 250), (n) =>
    document(`{ ${times(n, (i) => `${RELAY} { a${i % 40}: token }`)} }`),
  ),
  family('selections that conflict', count(5, 200), (n) =>
    document(`{ ${times(n, (i) => `a: relayToken(token: "${i}") { token }`)} }`),
  ),
  family('unknown directives', count(1, 10_000), (n) => document(`{ __typename ${times(n, () => '@aa')} }`)),
  family('known directives', count(26, 250), (n) =>
    document(`{ ${RELAY} { ${times(n, () => 'token @skip(if: false) @include(if: true)')} } }`),
  ),
  family('selections one inside the other', count(13, 50_000), (n) =>
    document(`{ ${times(n, () => 'a{', '')}b${times(n, () => '}', '')} }`),
  ),
  family('lists one inside the other', count(2, 50_000), (n) =>
    document(`{ relayToken(token: ${times(n, () => '[', '')}1${times(n, () => ']', '')}) { token } }`),
  ),
  family('objects one inside the other', count(2, 30_000), (n) =>
    document(`{ relayToken(token: ${times(n, () => '{a:', '')}1${times(n, () => '}', '')}) { token } }`),
  ),
  family('fragments in a circle', count(1, 400), (n) =>
    document(`{ ...F0 } ${times(n, (i) => `fragment F${i} on Query { ...F${(i + 1) % n} }`)}`),
  ),
  family('fragments that double', count(6, 160), (n) =>
    document(
      `{ ...F0 } ${times(n, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)} fragment F${n} on Query { a: __typename }`,
    ),
  ),
  family('a chain of fragments with selections that are compared', count(20, 120), (n) =>
    document(
      `{ ...F0 } ${times(n, (i) => `fragment F${i} on Query { a: ${RELAY} { ...G${i} } ...F${i + 1} } fragment G${i} on RelayToken { t${i % 2}: token }`)} fragment F${n} on Query { __typename }`,
    ),
  ),
  family('fragments that nobody spreads', count(1, 5_000), (n) =>
    document(`{ __typename } ${times(n, (i) => `fragment F${i} on Query { __typename }`)}`),
  ),
  family('a fragment that is called as introspection is', count(31, 200), (n) =>
    document(
      `{ ...__schema } fragment __schema on Query { ${RELAY} { ${times(n, (i) => `a${i}: token`)} } }`,
    ),
  ),
  family('long pages of all that there is', count(10, 25), (n) =>
    document(
      `{ ${ACCOUNTS(times(n, (i) => `a${i}: transactions(first: 500) { nodes { ...T } edges { cursor node { ...T } } }`))} } fragment T on Transaction { ${TRANSACTION} }`,
    ),
  ),
  family('exports of everything', count(10, 20), (n) =>
    document(
      `{ ${times(n, (i) => `a${i}: ${RELAY} { assetReport { report { allTransactions { ...T } items { accounts { allTransactions { ...T } historicalBalances { current date } } } } } }`)} } fragment T on Transaction { ${TRANSACTION} }`,
    ),
  ),
  family('many ids', count(21, 20_000), (n) =>
    document('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: Array.from({ length: n }, () => 'a'),
    }),
  ),
  family('many tokens', count(21, 5_000), (n) =>
    document('query ($tokens: [String!]!) { relayTokens(tokens: $tokens) { assetReport { status } } }', {
      tokens: Array.from({ length: n }, () => TOKEN),
    }),
  ),
  family('a batch', count(1, 5_000), (n) => posted(`[${times(n, () => '{"query":"{__typename}"}', ',')}]`)),
  family('introspection in circles', count(3, 200), (n) =>
    document(
      `{ __schema { types { ${times(n, () => 'fields { type {', '')} name ${times(n, () => '} }', '')} } } }`,
    ),
  ),
  family('introspection over and over', count(21, 300), (n) =>
    document(`{ ${times(n, (i) => `a${i}: __schema { types { name } }`)} }`),
  ),
  family('names with a slip in them', fc.tuple(count(1, 500), name), ([n, word]) =>
    document(`{ ${times(n, (i) => `relayToke${word}${i}(token: "a") { token }`)} }`),
  ),
  family('guessed names', fc.array(GUESSED, { minLength: 1, maxLength: 400 }), (words) =>
    document(`{ ${words.map((word, i) => `${word}${i % 7} { id }`).join(' ')} }`),
  ),
  family('guessed arguments', fc.array(GUESSED, { minLength: 1, maxLength: 300 }), (words) =>
    document(`{ relayToken(${words.map((word, i) => `${word}${i}: "a"`).join(' ')}) { token } }`),
  ),
  family('a mutation by GET', name, (word) => ({
    method: 'GET',
    search: `?query=${encodeURIComponent(`mutation { removeRelayToken(input: { relayToken: "${word}" }) { removed } }`)}`,
    headers: { 'apollo-require-preflight': '1' },
    body: undefined,
  })),
  family('a GET that a page could send', name, (word) => ({
    method: 'GET',
    search: `?query=${encodeURIComponent(`{ relayToken(token: "${word}") { token } }`)}`,
    headers: {},
    body: undefined,
  })),
  family(
    'a form that a page could send',
    fc.constantFrom('application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=a'),
    (type) => posted('query={__typename}', { 'content-type': type }),
  ),
  family('bad values in a variable', count(1, 20_000), (n) =>
    document('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: Array.from({ length: n }, () => ({})),
    }),
  ),
  family('unknown fields in a variable', count(1, 10_000), (n) =>
    document(CREATE, {
      input: Object.fromEntries(Array.from({ length: n }, (_, i) => [`daysRequeste${i}`, i])),
    }),
  ),
  family('a deep variable', count(20, 50_000), (n) =>
    posted(
      `{"query":${JSON.stringify(CREATE)},"variables":{"input":${times(n, () => '{"a":', '')}1${times(n, () => '}', '')}}}`,
    ),
  ),
  family(
    'a variable with a name of its own meaning',
    fc.constantFrom('__proto__', 'constructor', 'toString'),
    (key) => posted(`{"query":${JSON.stringify(CREATE)},"variables":{"input":{"${key}":{"a":1}}}}`),
  ),
  family('many variables', count(1, 5_000), (n) =>
    document(`query (${times(n, (i) => `$a${i}: Int`)}) { __typename }`),
  ),
  family('a body that is too large', count(262_145, 400_000), (n) => posted(' '.repeat(n))),
  family('a body that is no JSON', fc.string({ maxLength: 2_000 }), (text) => posted(`{${text}`)),
  family('a body in another alphabet', fc.constantFrom('utf-16', 'utf-7', 'cp037', 'iso-8859-1'), (charset) =>
    posted(Buffer.from('{"query":"{ __typename }"}', 'utf16le'), {
      'content-type': `application/json; charset=${charset}`,
    }),
  ),
  family('a body that grows when it is unpacked', count(1, 50), (n) =>
    posted(gzipSync(Buffer.alloc(n * 1_000_000, ' ')), { ...JSON_TYPE, 'content-encoding': 'gzip' }),
  ),
  family('deep JSON', count(100, 100_000), (n) =>
    posted(`{"query":${times(n, () => '[', '')}${times(n, () => ']', '')}}`),
  ),
  family('incremental delivery', count(1, 150), (n) =>
    document(`{ ${RELAY} { ${times(n, (i) => `... @defer(label: "${i}") { token }`)} } }`),
  ),
  family('hashes that nobody registered', name, (word) =>
    document('{ __typename }', undefined, {
      extensions: { persistedQuery: { version: 1, sha256Hash: word } },
    }),
  ),
  family('a long literal', count(10_000, 250_000), (n) =>
    document(`{ relayTokens(token: "${'a'.repeat(n)}") { token } }`),
  ),
  family('a long block string', count(1_000, 60_000), (n) =>
    document(`{ relayTokens(token: """${times(n, () => ' a', '\n')}""") { token } }`),
  ),
  family('a long number', count(1_000, 250_000), (n) =>
    document(`{ ${ACCOUNTS(`transactions(first: ${'9'.repeat(n)}) { totalCount }`)} }`),
  ),
  family('a long name', count(1_000, 250_000), (n) => document(`{ ${'a'.repeat(n)} }`)),
  family('comments and commas', count(1_000, 100_000), (n) =>
    document(`{ ${times(n, () => '#\n', '')}${','.repeat(n)} a }`),
  ),
  family('many operations', count(2, 5_000), (n) => document(times(n, (i) => `query A${i} { __typename }`))),
  family('signs', anyText({ minLength: 1, maxLength: 5_000 }), (text) => document(`{ ${text}`)),
  family(
    'tokens in no order',
    fc.array(fc.constantFrom(...'{}()[]$!:=@|&...', 'on', 'query', 'a', '"b"', '1'), { maxLength: 3_000 }),
    (tokens) => document(`{ a ${tokens.join(' ')} (`),
  ),
  family('definitions of types', count(1, 500), (n) => document(times(n, (i) => `type T${i} { a: T${i} }`))),
  family('a subscription', name, (word) => document(`subscription { ${word} }`)),
  family('a token that there is not', name, (word) =>
    document(`{ assetReport(token: "") { status } a: ${word} }`),
  ),
];

function family<T>(name: string, input: fc.Arbitrary<T>, write: (input: T) => HostileRequest): HostileFamily {
  return { name, requests: input.map(write) };
}

/** `total` requests of all families in turn. The same seed gives the same requests. */
export function* hostileRequests(total: number, seed: number) {
  const each = Math.ceil(total / HOSTILE.length);
  // Sampled in parts, because some requests have a quarter of a megabyte.
  const part = 10;
  for (let round = 0; round * part < each; round += 1) {
    const samples = HOSTILE.map(({ name, requests }) => ({
      name,
      requests: fc.sample(requests, { numRuns: Math.min(part, each - round * part), seed: seed + round }),
    }));
    for (let n = 0; n < part; n += 1) {
      for (const { name, requests } of samples) {
        const request = requests[n];
        if (request !== undefined) yield { family: name, request };
      }
    }
  }
}
