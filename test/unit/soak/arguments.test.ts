import { describe, expect, it } from '@jest/globals';
import { readArguments, UsageError } from '../../../soak/arguments.js';

const known = ['first', 'second', 'third'];

describe('the arguments of the soak', () => {
  it('have defaults', () => {
    expect(readArguments([], known)).toEqual({ help: false, seed: 1, minutes: 10, only: known, plan: null });
  });

  it('set the seed, the time and the plan of faults', () => {
    const args = ['--seed', '7', '--minutes', '0.5', '--plan', 'plan.json'];
    expect(readArguments(args, known)).toMatchObject({ seed: 7, minutes: 0.5, plan: 'plan.json' });
  });

  it('select scenarios, which run in their fixed order', () => {
    expect(readArguments(['--only', 'third, first'], known).only).toEqual(['first', 'third']);
  });

  it.each([
    [['--only', 'fourth'], '--only: no scenario is named "fourth"; the scenarios are first, second, third'],
    [['--seed', '-1'], 'takes only --seed N, --minutes M, --only a,b, --plan FILE and --help'],
    [['--seed', 'x'], '--seed: must be a whole number from 0'],
    [['--minutes', '0'], '--minutes: must be a number above 0, up to 1440'],
    [['--minutes', 'x'], '--minutes: must be a number above 0, up to 1440'],
    [['--hours', '1'], 'takes only --seed N, --minutes M, --only a,b, --plan FILE and --help'],
  ])('%j are refused with one line', (args, message) => {
    expect(() => readArguments(args, known)).toThrow(new UsageError(message));
  });
});
