#!/usr/bin/env node
/** Writes schema.graphql, or with --check fails if the file differs from the code. */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
// Unlike graphql-js, this prints applied directives.
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { lexicographicSortSchema } from 'graphql';
import { createSchema } from '../build/graphql/schema.js';

const FILE = 'schema.graphql';
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });

const printed = `${printSchemaWithDirectives(lexicographicSortSchema(await createSchema()))}\n`;
if (!values.check) {
  writeFileSync(FILE, printed);
} else if (readFileSync(FILE, 'utf8') !== printed) {
  console.error(`${FILE} differs from the code; run \`npm run schema\` and commit the file`);
  process.exitCode = 1;
}
