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
    "query Report($id: ID!) {\n  node(id: $id) {\n    __typename\n    id\n    ... on RelayToken {\n      assetReport {\n        status\n        retryAfterMs\n        error {\n          errorCode\n          displayMessage\n        }\n        report {\n          id\n          dateGenerated\n          items {\n            id\n            institutionName\n            accounts {\n              id\n              ...AccountCard\n            }\n          }\n        }\n      }\n    }\n  }\n}\n\nfragment AccountCard on Account {\n  id\n  name\n  mask\n  type\n  subtype\n  balances {\n    current\n    isoCurrencyCode\n    unofficialCurrencyCode\n  }\n}\n\nquery AccountTransactions($id: ID!, $first: Int!, $after: String) {\n  node(id: $id) {\n    __typename\n    id\n    ... on Account {\n      transactions(first: $first, after: $after) {\n        totalCount\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        nodes {\n          transactionId\n          date\n          originalDescription\n          pending\n          amount\n          isoCurrencyCode\n          unofficialCurrencyCode\n        }\n      }\n    }\n  }\n}": typeof types.ReportDocument,
};
const documents: Documents = {
    "query Report($id: ID!) {\n  node(id: $id) {\n    __typename\n    id\n    ... on RelayToken {\n      assetReport {\n        status\n        retryAfterMs\n        error {\n          errorCode\n          displayMessage\n        }\n        report {\n          id\n          dateGenerated\n          items {\n            id\n            institutionName\n            accounts {\n              id\n              ...AccountCard\n            }\n          }\n        }\n      }\n    }\n  }\n}\n\nfragment AccountCard on Account {\n  id\n  name\n  mask\n  type\n  subtype\n  balances {\n    current\n    isoCurrencyCode\n    unofficialCurrencyCode\n  }\n}\n\nquery AccountTransactions($id: ID!, $first: Int!, $after: String) {\n  node(id: $id) {\n    __typename\n    id\n    ... on Account {\n      transactions(first: $first, after: $after) {\n        totalCount\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        nodes {\n          transactionId\n          date\n          originalDescription\n          pending\n          amount\n          isoCurrencyCode\n          unofficialCurrencyCode\n        }\n      }\n    }\n  }\n}": types.ReportDocument,
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
export function graphql(source: "query Report($id: ID!) {\n  node(id: $id) {\n    __typename\n    id\n    ... on RelayToken {\n      assetReport {\n        status\n        retryAfterMs\n        error {\n          errorCode\n          displayMessage\n        }\n        report {\n          id\n          dateGenerated\n          items {\n            id\n            institutionName\n            accounts {\n              id\n              ...AccountCard\n            }\n          }\n        }\n      }\n    }\n  }\n}\n\nfragment AccountCard on Account {\n  id\n  name\n  mask\n  type\n  subtype\n  balances {\n    current\n    isoCurrencyCode\n    unofficialCurrencyCode\n  }\n}\n\nquery AccountTransactions($id: ID!, $first: Int!, $after: String) {\n  node(id: $id) {\n    __typename\n    id\n    ... on Account {\n      transactions(first: $first, after: $after) {\n        totalCount\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        nodes {\n          transactionId\n          date\n          originalDescription\n          pending\n          amount\n          isoCurrencyCode\n          unofficialCurrencyCode\n        }\n      }\n    }\n  }\n}"): (typeof documents)["query Report($id: ID!) {\n  node(id: $id) {\n    __typename\n    id\n    ... on RelayToken {\n      assetReport {\n        status\n        retryAfterMs\n        error {\n          errorCode\n          displayMessage\n        }\n        report {\n          id\n          dateGenerated\n          items {\n            id\n            institutionName\n            accounts {\n              id\n              ...AccountCard\n            }\n          }\n        }\n      }\n    }\n  }\n}\n\nfragment AccountCard on Account {\n  id\n  name\n  mask\n  type\n  subtype\n  balances {\n    current\n    isoCurrencyCode\n    unofficialCurrencyCode\n  }\n}\n\nquery AccountTransactions($id: ID!, $first: Int!, $after: String) {\n  node(id: $id) {\n    __typename\n    id\n    ... on Account {\n      transactions(first: $first, after: $after) {\n        totalCount\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        nodes {\n          transactionId\n          date\n          originalDescription\n          pending\n          amount\n          isoCurrencyCode\n          unofficialCurrencyCode\n        }\n      }\n    }\n  }\n}"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;