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

/** Declares access anew with one field that says nothing, and puts it back. */
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
  it('says what it holds, and the server does not start when one does not', () => {
    expect(leaves.length).toBeGreaterThan(350);
    for (const { at } of leaves) {
      expect(() => declareWithout(at)).toThrow(`These fields do not say what they hold: ${at}`);
    }
  });

  it('that is named like what reaches a person or opens something is not public', () => {
    const telling =
      /ssn|social|account(Number|s?$)|iban|bic$|sortCode|routing|owner|address|street|email|phone|token|(first|last|middle|verification)Name|^names$|payee|payer|byOrderOf/i;
    const named = leaves.filter(({ field }) => telling.test(field.name));
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter(({ field }) => declaredAccess(field).dataClass === 'public')).toEqual([]);
  });

  it('behind an owner, a bank account or a party to a transfer is personal', () => {
    const personal = leaves.filter(({ at }) =>
      /^(Owner|Address|Email|PhoneNumber|BacsNumbers|InternationalNumbers)\.|PaymentMeta\.(payee|payer|byOrderOf)$/.test(
        at,
      ),
    );
    expect(personal).toHaveLength(22);
    for (const { field } of personal) expect(declaredAccess(field).dataClass).toBe('pii');
  });

  it('of a token is a token, and of a number a number', () => {
    const of = (held: string) =>
      leaves.filter(({ field }) => declaredAccess(field).dataClass === held).map(({ at }) => at);
    expect(of('token').sort()).toEqual([
      'AssetReportPayload.assetReportToken',
      'AuditCopy.token',
      'RelayToken.token',
    ]);
    expect(of('ssn')).toEqual(['ReportUser.ssn']);
    expect(of('file')).toEqual(['Download.url']);
  });
});

describe('a way into a report', () => {
  it.each([
    ['AssetReport.user', 'ReportUser.firstName'],
    ['Account.allTransactions', 'Transaction.accountOwner'],
    ['Account.insights', 'MoneyAmount.amount'],
    ['AssetReport.transactions', 'Transaction.accountOwner'],
    ['CashflowReport.transactions', 'CashflowTransaction.accountOwner'],
    ['CashflowReport.accounts', 'BusinessAccount.owners'],
    ['Query.cashflowInsights', 'MoneyAmount.amount'],
  ])('is guarded: without %s, whoever has nothing but pii:read could reach %s', (way, reached) => {
    expect(() => declareWithout(way)).toThrow('can be reached without the scope of either kind');
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
  ])('asks for $scope: with all other scopes, nothing behind it is left', ({ scope, roots, left }) => {
    const others = SCOPES.filter((other) => other !== scope);
    // The other kind's way to what both are made of is none of this kind's.
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

  /** The leaves that some scopes lead to. */
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
        const answer = getNamedType(field.type);
        if (isLeafType(answer)) found.add(at);
        else next.push(answer.name);
      }
      for (const other of next) {
        if (!seen.has(other)) queue.push(other);
        seen.add(other);
      }
    }
    return found;
  }
});

describe('what a client is told', () => {
  it('the SDL has the directive at every field that asks for a scope, and at no other', () => {
    const sdl = printSchemaWithDirectives(schema);
    expect(sdl).toContain('directive @requiresScopes(');
    expect(sdl).toContain('token: String! @requiresScopes(scopes: [["tokens:read"]])');
    expect(sdl).toContain('@requiresScopes(scopes: [["reports:read", "pii:read"]])');
    const guarded = fields.filter(({ at }) => (accessOf(schema).get(at)?.scopes ?? []).length > 0);
    expect(sdl.match(/@requiresScopes\(scopes: \[\[/g)).toHaveLength(guarded.length);
  });

  it('the description of such a field ends with its scopes, in words', () => {
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

  it('classes ask for scopes that there are', () => {
    for (const scope of Object.values(FIELD_CLASSES).flat()) expect(SCOPES).toContain(scope);
  });
});
