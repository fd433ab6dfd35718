/* eslint-disable */
import * as types from './graphql.js';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "query RelayTokenId($token: String!) {\n  relayToken(token: $token) {\n    id\n  }\n}\n\nsubscription ReportReady($id: ID!, $after: String) {\n  reportReady(id: $id, after: $after) {\n    kind\n    assetReport {\n      status\n      error {\n        errorCode\n        displayMessage\n      }\n      report {\n        id\n        dateGenerated\n        items {\n          id\n          institutionName\n          accounts {\n            id\n            accountId\n            ...AccountLine\n          }\n        }\n      }\n    }\n  }\n}\n\nfragment AccountLine on Account {\n  id\n  name\n  mask\n  subtype\n  balances {\n    current\n    isoCurrencyCode\n    unofficialCurrencyCode\n  }\n}\n\nquery ReportTransactions($token: String!, $first: Int!, $after: String) {\n  relayToken(token: $token) {\n    id\n    assetReport {\n      report {\n        id\n        transactions(first: $first, after: $after) {\n          totalCount\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n          nodes {\n            transactionId\n            accountId\n          }\n        }\n      }\n    }\n  }\n}": typeof types.RelayTokenIdDocument,
};
const documents: Documents = {
    "query RelayTokenId($token: String!) {\n  relayToken(token: $token) {\n    id\n  }\n}\n\nsubscription ReportReady($id: ID!, $after: String) {\n  reportReady(id: $id, after: $after) {\n    kind\n    assetReport {\n      status\n      error {\n        errorCode\n        displayMessage\n      }\n      report {\n        id\n        dateGenerated\n        items {\n          id\n          institutionName\n          accounts {\n            id\n            accountId\n            ...AccountLine\n          }\n        }\n      }\n    }\n  }\n}\n\nfragment AccountLine on Account {\n  id\n  name\n  mask\n  subtype\n  balances {\n    current\n    isoCurrencyCode\n    unofficialCurrencyCode\n  }\n}\n\nquery ReportTransactions($token: String!, $first: Int!, $after: String) {\n  relayToken(token: $token) {\n    id\n    assetReport {\n      report {\n        id\n        transactions(first: $first, after: $after) {\n          totalCount\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n          nodes {\n            transactionId\n            accountId\n          }\n        }\n      }\n    }\n  }\n}": types.RelayTokenIdDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query RelayTokenId($token: String!) {\n  relayToken(token: $token) {\n    id\n  }\n}\n\nsubscription ReportReady($id: ID!, $after: String) {\n  reportReady(id: $id, after: $after) {\n    kind\n    assetReport {\n      status\n      error {\n        errorCode\n        displayMessage\n      }\n      report {\n        id\n        dateGenerated\n        items {\n          id\n          institutionName\n          accounts {\n            id\n            accountId\n            ...AccountLine\n          }\n        }\n      }\n    }\n  }\n}\n\nfragment AccountLine on Account {\n  id\n  name\n  mask\n  subtype\n  balances {\n    current\n    isoCurrencyCode\n    unofficialCurrencyCode\n  }\n}\n\nquery ReportTransactions($token: String!, $first: Int!, $after: String) {\n  relayToken(token: $token) {\n    id\n    assetReport {\n      report {\n        id\n        transactions(first: $first, after: $after) {\n          totalCount\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n          nodes {\n            transactionId\n            accountId\n          }\n        }\n      }\n    }\n  }\n}"): (typeof documents)["query RelayTokenId($token: String!) {\n  relayToken(token: $token) {\n    id\n  }\n}\n\nsubscription ReportReady($id: ID!, $after: String) {\n  reportReady(id: $id, after: $after) {\n    kind\n    assetReport {\n      status\n      error {\n        errorCode\n        displayMessage\n      }\n      report {\n        id\n        dateGenerated\n        items {\n          id\n          institutionName\n          accounts {\n            id\n            accountId\n            ...AccountLine\n          }\n        }\n      }\n    }\n  }\n}\n\nfragment AccountLine on Account {\n  id\n  name\n  mask\n  subtype\n  balances {\n    current\n    isoCurrencyCode\n    unofficialCurrencyCode\n  }\n}\n\nquery ReportTransactions($token: String!, $first: Int!, $after: String) {\n  relayToken(token: $token) {\n    id\n    assetReport {\n      report {\n        id\n        transactions(first: $first, after: $after) {\n          totalCount\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n          nodes {\n            transactionId\n            accountId\n          }\n        }\n      }\n    }\n  }\n}"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;