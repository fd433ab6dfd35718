#!/usr/bin/env node
/** Runs scenarios against the built server, and prints a table. `--help` lists the arguments; CONTRIBUTING.md explains it. */
import { existsSync, readFileSync } from 'node:fs';
import { canMeasureProcesses } from '../bench/measure/process-usage.js';
import { type FaultPlan, readFaultPlan } from '../test/support/fault-plan.js';
import { type Arguments, FULL_FORM_MINUTES, help, readArguments, UsageError } from './arguments.js';
import { MIXED_FAULTS } from './mixed-faults.js';
import { createProgress, say } from './progress.js';
import { missedBy, type Outcome, renderReport } from './report.js';
import type { Scenario, Soak } from './scenario.js';
import { scenarios } from './scenarios.js';
import { withStack } from './stack.js';

const USAGE_EXIT_CODE = 2;
const MINUTE_MS = 60_000;

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  say(error.message);
  process.exitCode = USAGE_EXIT_CODE;
}

async function main(): Promise<number> {
  const options = readArguments(
    process.argv.slice(2),
    scenarios.map(({ name }) => name),
  );
  if (options.help) {
    process.stdout.write(help(scenarios));
    return 0;
  }
  if (!canMeasureProcesses()) {
    throw new UsageError(
      'memory of a process is read from /proc, which this system does not have; run it on Linux',
    );
  }
  if (!existsSync('dist/main.js')) throw new UsageError('dist/main.js is missing; npm run soak builds it');
  const plan = options.plan === null ? MIXED_FAULTS : readPlan(options.plan);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

  const outcomes = await runScenarios(options, plan);
  process.stdout.write(`${renderReport(options, outcomes)}\n`);
  const missed = outcomes.flatMap(missedBy);
  for (const what of missed) say(`missed: ${what}`);
  return missed.length === 0 ? 0 : 1;
}

async function runScenarios(options: Arguments, plan: FaultPlan): Promise<readonly Outcome[]> {
  const endsAt = performance.now() + options.minutes * MINUTE_MS;
  const outcomes: Outcome[] = [];
  for (const [index, name] of options.only.entries()) {
    const scenario = scenarios.find((one) => one.name === name) as Scenario;
    const progress = createProgress(`${index + 1} of ${options.only.length}, ${name}`);
    const soak: Soak = {
      seed: options.seed,
      isShort: options.minutes < FULL_FORM_MINUTES,
      plan,
      leftMs: () => endsAt - performance.now(),
      withStack: (settings, work, sandboxSettings = {}) =>
        withStack({ settings, sandboxSettings, seed: options.seed }, work),
      progress,
    };
    progress(0);
    try {
      outcomes.push({ scenario, figures: await scenario.run(soak), failure: null });
    } catch (error) {
      // The other scenarios can still run.
      outcomes.push({
        scenario,
        figures: [],
        failure: error instanceof Error ? error.message : String(error),
      });
    }
    progress(1);
  }
  return outcomes;
}

function readPlan(path: string): FaultPlan {
  try {
    return readFaultPlan(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    throw new UsageError(`--plan: ${error instanceof Error ? error.message : String(error)}`);
  }
}
