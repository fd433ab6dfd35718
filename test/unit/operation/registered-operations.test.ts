import { hash } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { readManifest } from '../../../src/operation/registered-operations.js';

const schema = buildSchema('type Query { ask: Int }');
const sha = (document: string) => hash('sha256', document);

const ASK = 'query Ask { ask }';
const TYPE = '{ __typename }';
const bySha = (...documents: string[]) => new Map(documents.map((document) => [sha(document), document]));

it('reads the manifest of the client preset of GraphQL Code Generator, with and without the algorithm', () => {
  const plain = JSON.stringify({ [`sha256:${sha(ASK)}`]: ASK, [sha(TYPE)]: TYPE });
  expect(readManifest(plain, schema, null)).toEqual(bySha(ASK, TYPE));
});

it("reads Apollo's manifest", () => {
  const apollo = {
    format: 'apollo-persisted-query-manifest',
    version: 1,
    operations: [{ id: sha(ASK), name: 'Ask', type: 'query', body: ASK }],
  };
  expect(readManifest(JSON.stringify(apollo), schema, null)).toEqual(bySha(ASK));
});

const LONG = `{ ${'ask '.repeat(20)}}`;
const wrong = { sha: sha('{ nothing }'), broken: sha('{ ask'), long: sha(LONG) };

it.each([
  ['a hash of another document', { [sha(TYPE)]: ASK }, `the operation ${sha(TYPE)} is not the SHA-256`],
  ['a hash in capitals', { [sha(ASK).toUpperCase()]: ASK }, 'is not the SHA-256 of its document'],
  [
    'a document that is not valid',
    { [wrong.sha]: '{ nothing }' },
    `the operation ${wrong.sha} is not valid:`,
  ],
  ['an invalid document', { [wrong.broken]: '{ ask' }, `the operation ${wrong.broken} cannot be parsed:`],
  [
    'a document of more tokens than are read',
    { [wrong.long]: LONG },
    `the operation ${wrong.long} cannot be parsed:`,
  ],
  ['another form', { [sha(ASK)]: { document: ASK } }, 'must hold a map from SHA-256 to document'],
  ['a list', [ASK], 'must hold a map from SHA-256 to document'],
])('refuses %s', (_what, manifest, message) => {
  expect(() => readManifest(JSON.stringify(manifest), schema, 20)).toThrow(
    expect.objectContaining({
      name: 'ConfigError',
      message: expect.stringContaining(`PERSISTED_OPERATIONS_FILE: `),
    }),
  );
  expect(() => readManifest(JSON.stringify(manifest), schema, 20)).toThrow(message);
});

it('refuses a text that is not JSON', () => {
  expect(() => readManifest('query', schema, null)).toThrow('PERSISTED_OPERATIONS_FILE: must hold JSON');
});
