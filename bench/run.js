#!/usr/bin/env node
/** Measures the cost of requests and prints tables in Markdown. `--help` lists the arguments; README.md explains the results. */
import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { HELP, readArguments, UsageError } from './arguments.js';
import { Bench } from './bench.js';
import { cases } from './cases/cases.js';
import { installPeers } from './install.js';
import { canMeasureProcesses } from './measure/process-usage.js';
import { describeMachine } from './report/machine.js';
import { renderReport } from './report/markdown.js';
import { Upstream } from './upstream/upstream.js';

const BUILT = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const USAGE_EXIT_CODE = 2;
/** The length of a round of one variant. */
const WINDOW_MS = { short: 400, full: 3_000 };

try {
  await main();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  say(error.message);
  process.exitCode = USAGE_EXIT_CODE;
}

async function main() {
  const options = readArguments(
    process.argv.slice(2),
    cases.map(({ name }) => name),
  );
  if (options.help) {
    process.stdout.write(HELP);
    return;
  }
  if (!canMeasureProcesses()) {
    throw new UsageError(
      'CPU and memory of a process are read from /proc, which this system does not have; run the benchmark on Linux',
    );
  }
  if (!existsSync(BUILT)) throw new UsageError('dist/main.js is missing; npm run bench builds it first');
  installPeers(say);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

  const upstream = await Upstream.start();
  const start = performance.now();
  const outcomes = await runCases(upstream, options);
  await upstream.stop();
  const seconds = Math.round((performance.now() - start) / 1_000);

  const machine = describeMachine();
  const form = `${options.full ? 'Full' : 'Short'} form, rounds: ${options.rounds}, took ${seconds} s.`;
  process.stdout.write(`${renderReport({ machine, form, outcomes })}\n`);
  if (options.json !== null) writeJson(options.json, { machine, form, outcomes });
  if (outcomes.some(({ measured }) => measured === null)) process.exitCode = 1;
}

/**
 * @param {Upstream} upstream
 * @param {import('./arguments.js').Arguments} options
 */
async function runCases(upstream, { cases: names, full, rounds }) {
  /** @type {import('./report/case.js').Outcome[]} */
  const outcomes = [];
  for (const one of cases.filter(({ name }) => names.includes(name))) {
    const bench = new Bench({
      upstream,
      full,
      rounds,
      windowMs: full ? WINDOW_MS.full : WINDOW_MS.short,
      say: (line) => say(`${one.name}: ${line}`),
    });
    try {
      outcomes.push({ case: one, measured: await one.run(bench), failure: null });
    } catch (error) {
      // The other cases can still be measured.
      const failure = error instanceof Error ? error.message : String(error);
      say(`${one.name}: ${failure}`);
      outcomes.push({ case: one, measured: null, failure });
    }
  }
  return outcomes;
}

/**
 * @param {string} path
 * @param {{ machine: string, form: string, outcomes: readonly import('./report/case.js').Outcome[] }} run
 */
function writeJson(path, { machine, form, outcomes }) {
  const json = outcomes.map(({ case: { name, claims }, measured, failure }) => ({
    name,
    claims: claims.map(({ text, target }, index) => ({ claim: text, target, ...measured?.figures[index] })),
    measured: measured?.raw ?? null,
    failure,
  }));
  writeFileSync(path, `${JSON.stringify({ machine, form, cases: json }, null, 2)}\n`);
}

/** @param {string} line */
function say(line) {
  process.stderr.write(`bench: ${line}\n`);
}
