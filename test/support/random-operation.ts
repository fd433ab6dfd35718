import fc from 'fast-check';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Request } from './two-executors.js';

/**
 * Values of arguments for which a random value would find nothing: tokens and whole inputs, by `field.argument` or `argument`.
 */
export type Pool = Readonly<Record<string, readonly unknown[]>>;

/**
 * Random operations over a schema. Most are valid, and most of the valid ones return data. A list of numbers determines all choices.
 * fast-check shrinks it, so zero always means the simplest choice.
 */
export function randomOperation(
  schema: GraphQLSchema,
  pool: Pool,
  kind: 'query' | 'mutation' = 'query',
): fc.Arbitrary<Request> {
  return fc
    .array(fc.nat({ max: 9_999 }), { minLength: 300, maxLength: 300 })
    .map((choices) => new Writer(schema, pool, choices).operation(kind));
}

const DEEPEST = 9;

/** Weights of root fields. Most lead to an Asset Report, which is most of the graph. */
const ROOTS = [
  ...['relayToken', 'relayToken', 'relayToken', 'relayToken', 'relayToken', 'relayTokens', 'relayTokens'],
  ...['assetReport', 'assetReport', 'assetReport', 'auditCopy', 'assetReportDownloads'],
  ...['cashflowReport', 'cashflowTransactions', 'cashflowInsights', 'node', 'nodes'],
];

/** Mutations whose payloads contain a report. */
const MUTATIONS = ['sealRelayToken', 'createAuditCopy', 'createRelayToken', 'createAssetReport'];

/** Fields that are chosen more often, because they lead to deeper levels. */
const WAYS = [
  'assetReport',
  'report',
  'items',
  'accounts',
  'allTransactions',
  'transactions',
  'nodes',
  'summary',
];

/** Arguments for which random values are rarely valid. */
const RARE = ['after', 'before', 'accountIds', 'fastReport'];

type Selectable = GraphQLObjectType | GraphQLInterfaceType;

class Writer {
  readonly #schema: GraphQLSchema;
  readonly #pool: Pool;
  readonly #choices: readonly number[];
  readonly #declared: string[] = [];
  readonly #variables: Record<string, unknown> = {};
  readonly #fragments: { name: string; type: string; text: string }[] = [];
  /** The field of the arguments. */
  #place = '';
  #position = 0;
  #names = 0;

  constructor(schema: GraphQLSchema, pool: Pool, choices: readonly number[]) {
    this.#schema = schema;
    this.#pool = pool;
    this.#choices = choices;
  }

  operation(kind: 'query' | 'mutation'): Request {
    const isQuery = kind === 'query';
    const root = isQuery ? this.#schema.getQueryType() : this.#schema.getMutationType();
    if (!root) throw new Error(`The schema has no ${kind}`);
    const fields = Array.from({ length: 1 + this.#below(2) }, () => {
      const field = root.getFields()[this.#oneOf(isQuery ? ROOTS : MUTATIONS) ?? ''];
      return field === undefined ? '__typename' : this.#field(field, DEEPEST, true);
    });
    if (this.#chance(5)) fields.push('__typename');
    if (this.#chance(1)) fields.push('nothing');
    const declared = this.#declared.length === 0 ? '' : `(${this.#declared.join(', ')})`;
    const text = `${kind} Generated${declared} { ${fields.join(' ')} }`;
    const fragments = this.#fragments.map(({ name, type, text }) => `fragment ${name} on ${type} ${text}`);
    const other = this.#chance(5) ? ['query Other { __typename }'] : [];
    return {
      query: [text, ...fragments, ...other].join('\n'),
      variables: this.#variables,
      ...((other.length > 0 || this.#chance(5)) && {
        operationName: this.#chance(5) ? 'Nobody' : 'Generated',
      }),
    };
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number, aliased = this.#chance(15)): string {
    const type = getNamedType(field.type);
    const given = this.#arguments(field);
    // Two selections with the same name and different arguments make the operation invalid.
    const isAliased = aliased || (field.args.length > 0 && !this.#chance(2));
    const alias = isAliased ? `${this.#chance(1) ? 'same' : this.#name('a')}: ` : '';
    const selection =
      isObjectType(type) || isInterfaceType(type) ? ` ${this.#selection(type, depth - 1)}` : '';
    return `${alias}${field.name}${given}${this.#directives()}${selection}`;
  }

  #selection(type: Selectable, depth: number): string {
    const all = Object.values(type.getFields());
    const leaves = all.filter((field) => isLeafType(getNamedType(field.type)));
    const ways = all.filter(({ name }) => WAYS.includes(name));
    const parts: string[] = [];
    for (let n = 1 + this.#below(4); n > 0; n -= 1) {
      const field = depth > 0 ? this.#oneOf([...all, ...ways, ...ways, ...leaves]) : this.#oneOf(leaves);
      if (field === undefined) parts.push('__typename');
      else if (this.#chance(isInterfaceType(type) ? 80 : 8)) parts.push(this.#fragment(type, depth));
      else if (this.#chance(5)) parts.push(`__typename${this.#directives()}`);
      else parts.push(this.#field(field, depth));
    }
    // Otherwise few operations would reach a transaction.
    const way = this.#oneOf(ways);
    if (way !== undefined && depth > 0) parts.push(this.#field(way, depth, this.#chance(50)));
    return `{ ${parts.join(' ')} }`;
  }

  #fragment(parent: Selectable, depth: number): string {
    const type = this.#condition(parent);
    if (this.#chance(40)) {
      return `... ${type !== parent || this.#chance(60) ? `on ${type.name}` : ''}${this.#directives()} ${this.#selection(type, depth - 1)}`;
    }
    const known = this.#fragments.filter((fragment) => fragment.type === type.name);
    const again = this.#chance(60) ? this.#oneOf(known) : undefined;
    if (again !== undefined) return `...${again.name}${this.#directives()}`;
    const name = this.#name('F');
    const text = this.#selection(type, Math.min(depth, 3) - 1);
    this.#fragments.push({ name, type: type.name, text });
    return `...${name}${this.#directives()}`;
  }

  /** For an interface, mostly one of its types. For one of its types, sometimes the interface. */
  #condition(parent: Selectable): Selectable {
    if (isInterfaceType(parent)) {
      const behind = this.#oneOf(this.#schema.getImplementations(parent).objects);
      return behind !== undefined && this.#chance(80) ? behind : parent;
    }
    const [above] = parent.getInterfaces();
    return above !== undefined && this.#chance(30) ? above : parent;
  }

  #directives(): string {
    if (!this.#chance(12)) return '';
    const one = this.#directive(this.#oneOf(['include', 'skip']) ?? 'include');
    return this.#chance(15) ? `${one} ${this.#directive(one.includes('skip') ? 'include' : 'skip')}` : one;
  }

  #directive(name: string): string {
    const value = this.#chance(70) ? name === 'include' : name === 'skip';
    if (this.#chance(30)) return ` @${name}(if: ${value})`;
    if (this.#chance(70)) return ` @${name}(if: ${this.#variable('Boolean!', value)})`;
    const variable = this.#variable(`Boolean = ${value}`, this.#chance(8) ? null : !value, this.#chance(50));
    return ` @${name}(if: ${variable})`;
  }

  #arguments(field: GraphQLField<unknown, unknown>): string {
    this.#place = field.name;
    const given = field.args
      .filter(
        (definition) =>
          isNonNullType(definition.type) || this.#chance(RARE.includes(definition.name) ? 4 : 30),
      )
      .map((definition) => `${definition.name}: ${this.#argument(definition)}`);
    return given.length === 0 ? '' : `(${given.join(', ')})`;
  }

  /** A literal, a variable, or a literal that contains variables. */
  #argument({ name, type }: GraphQLArgument | GraphQLInputField): string {
    if (this.#chance(30)) {
      const value = this.#value(name, type);
      const declared = isNonNullType(type) && this.#chance(10) ? `${getNullableType(type)}` : `${type}`;
      if (!isNonNullType(type)) {
        if (this.#chance(10)) return this.#variable(declared, null);
        if (this.#chance(10)) return this.#variable(declared, null, true);
      }
      return this.#variable(declared, value);
    }
    return this.#literal(name, type);
  }

  #literal(name: string, type: GraphQLInputType): string {
    const nullable = getNullableType(type);
    if (!isNonNullType(type) && this.#chance(4)) return 'null';
    if (isInputObjectType(nullable)) {
      const whole = this.#pool[`${this.#place}.${name}`];
      if (whole !== undefined) return print(this.#oneOf(whole));
      const fields = Object.values(nullable.getFields())
        .filter((field) => isNonNullType(field.type) || this.#chance(12))
        .map((field) => `${field.name}: ${this.#argument(field)}`);
      return `{ ${fields.join(', ')} }`;
    }
    if (isListType(nullable) && this.#chance(80)) {
      const items = Array.from({ length: 1 + this.#below(3) }, () => this.#literal(name, nullable.ofType));
      return `[${items.join(', ')}]`;
    }
    const value = this.#value(name, getNamedType(type));
    return isEnumType(getNamedType(type)) && typeof value === 'string' ? value : print(value);
  }

  #value(name: string, type: GraphQLInputType): unknown {
    if (this.#chance(1)) return this.#oneOf([1.5, 'text', true, {}, [], 2 ** 31, -1]);
    const nullable = getNullableType(type);
    if (isListType(nullable)) {
      return Array.from({ length: 1 + this.#below(3) }, () => this.#value(name, nullable.ofType));
    }
    if (isInputObjectType(nullable)) {
      const whole = this.#pool[`${this.#place}.${name}`];
      if (whole !== undefined) return this.#oneOf(whole);
      return Object.fromEntries(
        Object.values(nullable.getFields())
          .filter((field) => isNonNullType(field.type) || this.#chance(20))
          .map((field) => [field.name, this.#value(field.name, field.type)]),
      );
    }
    if (isEnumType(nullable)) return this.#oneOf(nullable.getValues())?.name;
    const pooled = this.#pool[`${this.#place}.${name}`] ?? this.#pool[name];
    if (pooled !== undefined) return this.#oneOf(pooled);
    switch (nullable.name) {
      case 'Int':
        return this.#oneOf([1, 2, 5, 30, 200, 0, 2 ** 31 - 1, -(2 ** 31)]);
      case 'Float':
        return this.#oneOf([0, 10, -10.5, 1e3, 0.1, 1e300]);
      case 'Boolean':
        return this.#chance(60);
      case 'Date':
        return this.#oneOf([
          '2026-03-01',
          '2025-12-31',
          '2024-02-29',
          '2026-03-14',
          ...(this.#chance(5) ? ['2026-02-30'] : []),
        ]);
      default:
        return this.#oneOf(['a', 'USD', '', 'coffee', '"quoted" \\ text', 'ö\u2028']);
    }
  }

  #variable(type: string, value: unknown, isLeftOut = false): string {
    const name = this.#name('v');
    this.#declared.push(`$${name}: ${type}`);
    if (!isLeftOut) this.#variables[name] = value;
    return `$${name}`;
  }

  #name(prefix: string): string {
    this.#names += 1;
    return `${prefix}${this.#names}`;
  }

  #below(limit: number): number {
    const choice = this.#choices[this.#position] ?? 0;
    this.#position += 1;
    return choice % limit;
  }

  #chance(percent: number): boolean {
    return this.#below(100) >= 100 - percent;
  }

  #oneOf<T>(values: readonly T[]): T | undefined {
    return values[this.#below(Math.max(values.length, 1))];
  }
}

function print(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(print).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    return `{ ${Object.entries(value).map(([name, inner]) => `${name}: ${print(inner)}`)} }`;
  }
  return JSON.stringify(value);
}
