#!/usr/bin/env node
/** Prints the graph into schema.graphql, or with --check says whether the file is what the code prints. */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
// Unlike graphql-js, prints where directives are applied.
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { lexicographicSortSchema } from 'graphql';
import { createSchema } from '../build/graphql/schema.js';

const FILE = 'schema.graphql';
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });

const printed = `${printSchemaWithDirectives(lexicographicSortSchema(await createSchema()))}\n`;
if (!values.check) {
  writeFileSync(FILE, printed);
} else if (readFileSync(FILE, 'utf8') !== printed) {
  console.error(`${FILE} is not what the code prints: run \`npm run schema\` and commit it`);
  process.exitCode = 1;
}
