import { describe, expect, it } from '@jest/globals';
import { readArguments, UsageError } from '../../../bench/arguments.js';

const OPTIONS = 'takes --full, --cases a,b, --rounds n, --json FILE and --help, and nothing else';
const known = ['first', 'second', 'third'];

describe('the arguments of the benchmark', () => {
  it('has a short form and a full one', () => {
    expect(readArguments([], known)).toEqual({
      help: false,
      full: false,
      rounds: 3,
      cases: known,
      json: null,
    });
    expect(readArguments(['--full'], known)).toMatchObject({ full: true, rounds: 7 });
    expect(readArguments(['--full', '--rounds', '2', '--json', 'out.json'], known)).toMatchObject({
      rounds: 2,
      json: 'out.json',
    });
  });

  it('runs the cases that are named, in their own order', () => {
    expect(readArguments(['--cases', 'third, first'], known).cases).toEqual(['first', 'third']);
  });

  it.each([
    [['--cases', 'fourth'], '--cases: there is no fourth; there are first, second, third'],
    [['--cases', ''], '--cases: there is no case without a name; there are first, second, third'],
    [['--rounds', '0'], '--rounds: takes a whole number from 1 to 100'],
    [['--rounds', 'many'], '--rounds: takes a whole number from 1 to 100'],
    [['--fast'], OPTIONS],
    [['now'], OPTIONS],
    [['--json'], OPTIONS],
  ])('refuses %j in one line with the remedy', (args, message) => {
    expect(() => readArguments(args, known)).toThrow(new UsageError(message));
  });
});
