import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type GraphQLField, type GraphQLSchema, getNamedType, isInterfaceType, isLeafType } from 'graphql';
import { FIELD_CLASSES } from '../../../../src/auth/field-class.js';
import { SCOPES, type Scope } from '../../../../src/auth/scope.js';
import { declareAccess } from '../../../../src/graphql/access/declare-access.js';
import { compositeTypes, declaredAccess, isComposite } from '../../../../src/graphql/access/field-access.js';
import { createSchema } from '../../../../src/graphql/schema.js';
import { accessOf } from '../../../../src/operation/access-map.js';

interface Member {
  readonly at: string;
  readonly field: GraphQLField<unknown, unknown>;
}

let schema: GraphQLSchema;
let fields: readonly Member[];
let leaves: readonly Member[];

beforeAll(async () => {
  schema = await createSchema();
});
beforeEach(() => {
  fields = compositeTypes(schema).flatMap((type) =>
    Object.values(type.getFields()).map((field) => ({ at: `${type.name}.${field.name}`, field })),
  );
  leaves = fields.filter(({ field }) => isLeafType(getNamedType(field.type)));
});

/** Declares access again with one field that has no data class, and restores the field. */
function declareWithout(at: string): void {
  const { field } = fields.find((member) => member.at === at) ?? {};
  if (field === undefined) throw new Error(`There is no ${at}`);
  const { extensions } = field;
  const { dataClass, ...silent } = extensions;
  expect(dataClass).toBeDefined();
  field.extensions = silent;
  try {
    declareAccess(schema);
  } finally {
    field.extensions = extensions;
  }
}

describe('every leaf', () => {
  it('declares a data class, and the server does not start without one', () => {
    expect(leaves.length).toBeGreaterThan(350);
    for (const { at } of leaves) {
      expect(() => declareWithout(at)).toThrow(`These fields declare no data class: ${at}`);
    }
  });

  it('with a name of personal data or a credential is not public', () => {
    const telling =
      /ssn|social|account(Number|s?$)|iban|bic$|sortCode|routing|owner|address|street|email|phone|token|(first|last|middle|verification)Name|^names$|payee|payer|byOrderOf/i;
    const named = leaves.filter(({ field }) => telling.test(field.name));
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter(({ field }) => declaredAccess(field).dataClass === 'public')).toEqual([]);
  });

  it('of an owner, a bank account or a party to a transfer is personal', () => {
    const personal = leaves.filter(({ at }) =>
      /^(Owner|Address|Email|PhoneNumber|BacsNumbers|InternationalNumbers)\.|PaymentMeta\.(payee|payer|byOrderOf)$/.test(
        at,
      ),
    );
    expect(personal).toHaveLength(22);
    for (const { field } of personal) expect(declaredAccess(field).dataClass).toBe('pii');
  });

  it('of a token has the class token, and of an SSN the class ssn', () => {
    const of = (held: string) =>
      leaves.filter(({ field }) => declaredAccess(field).dataClass === held).map(({ at }) => at);
    expect(of('token').sort()).toEqual([
      'AssetReportPayload.assetReportToken',
      'Attempt.assetReportToken',
      'AuditCopy.token',
      'RelayToken.token',
    ]);
    expect(of('ssn')).toEqual(['ReportUser.ssn']);
    expect(of('file')).toEqual(['Download.url']);
  });
});

describe('a field that leads to a report', () => {
  it.each([
    ['AssetReport.user', 'ReportUser.firstName'],
    ['Account.allTransactions', 'Transaction.accountOwner'],
    ['Account.insights', 'MoneyAmount.amount'],
    ['AssetReport.transactions', 'Transaction.accountOwner'],
    ['CashflowReport.transactions', 'CashflowTransaction.accountOwner'],
    ['CashflowReport.accounts', 'BusinessAccount.owners'],
    ['Query.cashflowInsights', 'MoneyAmount.amount'],
  ])('is guarded: without %s, a caller with only pii:read could reach %s', (way, reached) => {
    expect(() => declareWithout(way)).toThrow('can be reached without reports:read or cashflow:read');
    expect(() => declareWithout(way)).toThrow(reached);
  });

  it.each([
    {
      scope: 'reports:read' as const,
      roots: ['AssetReportResult', 'AssetReport'],
      left: ['AssetReport.id', 'Item.id', 'Account.id'],
    },
    {
      scope: 'cashflow:read' as const,
      roots: ['CashflowReport', 'CashflowInsights', 'CashflowTransactionConnection'],
      left: ['CashflowReport.id'],
    },
  ])('requires $scope: with all other scopes, nothing behind it can be reached', ({ scope, roots, left }) => {
    const others = SCOPES.filter((other) => other !== scope);
    // Types that both kinds of report share can also be reached through the other kind.
    const [away] = roots;
    const reachable = reach(['Query', 'Mutation'], others);
    const behind = reach(roots, SCOPES);
    const elsewhere = reach(
      away === 'CashflowReport' ? ['AssetReportResult'] : ['CashflowReport', 'CashflowInsights'],
      SCOPES,
    );
    const own = [...behind].filter((at) => !elsewhere.has(at));
    expect(own.length).toBeGreaterThan(80);
    expect(own.filter((at) => reachable.has(at))).toEqual(left);
  });

  /** The leaves that can be reached with some scopes. */
  function reach(roots: readonly string[], scopes: readonly Scope[]): Set<string> {
    const access = accessOf(schema);
    const found = new Set<string>();
    const queue = [...roots];
    const seen = new Set(queue);
    for (const name of queue) {
      const type = schema.getType(name);
      if (type === undefined || !isComposite(type)) continue;
      const next = isInterfaceType(type)
        ? schema.getImplementations(type).objects.map((behind) => behind.name)
        : [];
      for (const field of Object.values(type.getFields())) {
        const at = `${name}.${field.name}`;
        if (!(access.get(at)?.scopes ?? []).every((needed) => scopes.includes(needed))) continue;
        const result = getNamedType(field.type);
        if (isLeafType(result)) found.add(at);
        else next.push(result.name);
      }
      for (const other of next) {
        if (!seen.has(other)) queue.push(other);
        seen.add(other);
      }
    }
    return found;
  }
});

describe('information for clients', () => {
  it('the SDL has the directive on every field that requires a scope, and on no other', () => {
    const sdl = printSchemaWithDirectives(schema);
    expect(sdl).toContain('directive @requiresScopes(');
    expect(sdl).toContain('token: String! @requiresScopes(scopes: [["tokens:read"]])');
    expect(sdl).toContain('@requiresScopes(scopes: [["reports:read", "pii:read"]])');
    const guarded = fields.filter(({ at }) => (accessOf(schema).get(at)?.scopes ?? []).length > 0);
    expect(sdl.match(/@requiresScopes\(scopes: \[\[/g)).toHaveLength(guarded.length);
  });

  it('the description of such a field ends with its scopes', () => {
    const described = (at: string) => fields.find((member) => member.at === at)?.field.description;
    expect(described('RelayToken.token')).toMatch(/\. Needs scope tokens:read\.$/);
    expect(described('RelayToken.downloads')).toMatch(/\. Needs scopes reports:read and pii:read\.$/);
    expect(described('RelayToken.id')).not.toMatch(/Needs scope/);
    for (const { at, field } of fields) {
      expect([at, / Needs scopes? [\w: ,]+\.$/.test(field.description ?? '')]).toEqual([
        at,
        (accessOf(schema).get(at)?.scopes ?? []).length > 0,
      ]);
    }
  });

  it('data classes require existing scopes', () => {
    for (const scope of Object.values(FIELD_CLASSES).flat()) expect(SCOPES).toContain(scope);
  });
});
