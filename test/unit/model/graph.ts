import 'reflect-metadata';
import {
  type GraphQLEnumType,
  type GraphQLOutputType,
  type GraphQLScalarType,
  type GraphQLSchema,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { buildSchema, Query, Resolver } from 'type-graphql';
import { AssetReport } from '../../../src/graphql/asset-report/asset-report.type.js';
import { Warning } from '../../../src/graphql/asset-report/warning.type.js';

@Resolver()
class WarnedReport {
  @Query((_returns) => AssetReport)
  report(): undefined {
    return undefined;
  }

  @Query((_returns) => [Warning])
  warnings(): undefined {
    return undefined;
  }
}

/** The part of the graph that shows the model of an Asset Report, as the classes alone make it. */
export function reportGraph(): Promise<GraphQLSchema> {
  return buildSchema({ resolvers: [WarnedReport], validate: false });
}

/**
 * What of a value the type cannot answer with, place by place; nothing for a value that fits. Stricter than graphql-js:
 * an object has every field of its type and no other, and nothing is converted.
 */
export function misfits(value: unknown, type: GraphQLOutputType, at: string): string[] {
  if (isNonNullType(type)) return value === null ? [`${at} is null`] : misfits(value, type.ofType, at);
  if (value === null) return [];
  if (isListType(type)) {
    if (!Array.isArray(value)) return [`${at} is no list`];
    return value.flatMap((entry, index) => misfits(entry, type.ofType, `${at}[${index}]`));
  }
  if (isObjectType(type)) {
    if (typeof value !== 'object' || value === null) return [`${at} is no object`];
    const fields = Object.values(type.getFields());
    const extra = Object.keys(value).filter((key) => !fields.some(({ name }) => name === key));
    return [
      ...extra.map((key) => `${at}.${key} is not in the graph`),
      ...fields.flatMap((field) =>
        misfits((value as Record<string, unknown>)[field.name], field.type, `${at}.${field.name}`),
      ),
    ];
  }
  return isLeaf(value, type as GraphQLScalarType | GraphQLEnumType) ? [] : [`${at} is no ${type}`];
}

function isLeaf(value: unknown, type: GraphQLScalarType | GraphQLEnumType): boolean {
  if (isEnumType(type)) return type.getValues().some((known) => known.value === value);
  switch (type.name) {
    case 'Int':
      return Number.isInteger(value) && Math.abs(value as number) < 2 ** 31;
    case 'Float':
      return Number.isFinite(value);
    case 'Boolean':
      return typeof value === 'boolean';
    default:
      return typeof value === 'string';
  }
}
