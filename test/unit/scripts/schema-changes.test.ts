import { describe, expect, it } from '@jest/globals';
import { schemaChanges } from '../../../scripts/schema-changes.js';

const RELEASED = `
  type Query { report: Report, find(name: String): Report }
  type Report { pending: Boolean!, days: Int, old: Int @deprecated(reason: "Use days.") }
  enum Status { READY, FAILED }
  input Filter { text: String }
`;

const changelog = (breaking: string) => `# Changelog

## Unreleased

- Something about \`Report.old\`.

### Breaking changes to the schema

${breaking}

### Fixed

- \`Report.days\` is right.

## 0.1.0

### Breaking changes to the schema

- \`Query.report\` has another type.
`;

/** The result of changing the released schema. */
const changed = (from: string, to: string, breaking = '') =>
  schemaChanges(RELEASED, RELEASED.replace(from, to), changelog(breaking));

describe('a change of the schema since the last release', () => {
  it('that breaks no client passes', async () => {
    const { failures, dangerous } = await changed('days: Int', 'days: Int!, more: Int');
    expect([failures, dangerous]).toEqual([[], []]);
  });

  it.each([
    ['a field that may be null', 'pending: Boolean!', 'pending: Boolean', 'Report.pending'],
    ['a field of another type', 'report: Report', 'report: Int', 'Query.report'],
    ['an argument that is required', 'name: String', 'name: String!', 'Query.find.name'],
    ['an input field that is required', 'text: String', 'text: String!', 'Filter.text'],
    ['a deprecated field that is gone', 'old: Int @deprecated(reason: "Use days.")', '', 'Report.old'],
  ])('that breaks clients, %s, fails until the changelog names it', async (_what, from, to, coordinate) => {
    const { failures } = await changed(from, to);
    expect(failures).toEqual([
      expect.stringContaining(
        `CHANGELOG.md must name \`${coordinate}\` under "### Breaking changes to the schema"`,
      ),
    ]);
    expect((await changed(from, to, `- \`${coordinate}\` is another one.`)).failures).toEqual([]);
  });

  it('is not allowed by a changelog entry under another heading or of another version', async () => {
    expect((await changed('days: Int', 'days: String')).failures).toHaveLength(1);
    expect((await changed('report: Report', 'report: Int')).failures).toHaveLength(1);
  });

  it.each([
    ['a field', 'days: Int,', '', 'Report.days'],
    ['an enum value', ', FAILED', '', 'Status.FAILED'],
    ['an input field', 'text: String', 'other: String', 'Filter.text'],
  ])(
    'that removes %s fails unless the released schema deprecates it',
    async (_what, from, to, coordinate) => {
      const { failures } = await changed(from, to, `- \`${coordinate}\` is gone.`);
      expect(failures).toEqual([
        expect.stringContaining(`\`${coordinate}\` must be @deprecated in a release before it is removed`),
      ]);
    },
  );

  it('that may affect a client is listed, but does not fail', async () => {
    const { failures, dangerous } = await changed('FAILED', 'FAILED, LATE');
    expect(failures).toEqual([]);
    expect(dangerous).toEqual([expect.stringContaining("'LATE'")]);
  });
});
