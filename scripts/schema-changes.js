#!/usr/bin/env node
/**
 * Compares schema.graphql with the last release, and fails for a breaking change that the changelog does not mention. See "The
 * schema" in CONTRIBUTING.md for the rules.
 */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';

const RELEASED = 'docs/released-schema.graphql';
const CURRENT = 'schema.graphql';
const CHANGELOG = 'CHANGELOG.md';
const HEADING = '### Breaking changes to the schema';

/** Changes that need @deprecated in an earlier release, and the field of the comparison that shows it. */
const DEPRECATED_FIRST = {
  FIELD_REMOVED: 'isRemovedFieldDeprecated',
  INPUT_FIELD_REMOVED: 'isInputFieldDeprecated',
  ENUM_VALUE_REMOVED: 'isEnumValueDeprecated',
};

/** The coordinates in backticks, such as `Transaction.pending`, below the heading in the Unreleased section. */
function coordinatesIn(changelog) {
  const unreleased = changelog.split(/^## Unreleased$/m)[1]?.split(/^## /m)[0] ?? '';
  const section = unreleased.split(`\n${HEADING}\n`)[1]?.split(/^### /m)[0] ?? '';
  return new Set([...section.matchAll(/`([^`]+)`/g)].map(([, coordinate]) => coordinate));
}

/**
 * @param {string} released the SDL of the last release
 * @param {string} current the current SDL
 * @param {string} changelog the text of CHANGELOG.md
 * @returns {Promise<{ failures: string[], dangerous: string[] }>} one line each; dangerous changes can affect clients, but do not fail
 */
export async function schemaChanges(released, current, changelog) {
  const explained = coordinatesIn(changelog);
  const failures = [];
  const dangerous = [];
  for (const { type, path = 'schema', message, meta, criticality } of await diff(
    buildSchema(released),
    buildSchema(current),
  )) {
    if (criticality.level === 'DANGEROUS') dangerous.push(message);
    if (criticality.level !== 'BREAKING') continue;
    const flag = DEPRECATED_FIRST[type];
    if (flag !== undefined && meta[flag] !== true)
      failures.push(`${message}: \`${path}\` must be @deprecated in a release before it is removed`);
    if (!explained.has(path))
      failures.push(`${message}: ${CHANGELOG} must name \`${path}\` under "${HEADING}" of Unreleased`);
  }
  return { failures, dangerous };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) main();

async function main() {
  const [released, current, changelog] = [RELEASED, CURRENT, CHANGELOG].map((file) =>
    readFileSync(file, 'utf8'),
  );
  const { failures, dangerous } = await schemaChanges(released, current, changelog);
  for (const line of dangerous) console.log(`may affect a client: ${line}`);
  for (const line of failures) console.error(line);
  if (failures.length > 0) process.exitCode = 1;
}
