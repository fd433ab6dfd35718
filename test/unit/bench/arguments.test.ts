import { describe, expect, it } from '@jest/globals';
import { readArguments, UsageError } from '../../../bench/arguments.js';

const OPTIONS = 'takes only --full, --cases a,b, --rounds n, --json FILE and --help';
const known = ['first', 'second', 'third'];

describe('the arguments of the benchmark', () => {
  it('select the short or the full form', () => {
    expect(readArguments([], known)).toEqual({
      help: false,
      full: false,
      rounds: 9,
      cases: known,
      json: null,
    });
    expect(readArguments(['--full'], known)).toMatchObject({ full: true, rounds: 7 });
    expect(readArguments(['--full', '--rounds', '2', '--json', 'out.json'], known)).toMatchObject({
      rounds: 2,
      json: 'out.json',
    });
  });

  it('select cases, which run in their fixed order', () => {
    expect(readArguments(['--cases', 'third, first'], known).cases).toEqual(['first', 'third']);
  });

  it.each([
    [['--cases', 'fourth'], '--cases: no case is named "fourth"; the cases are first, second, third'],
    [['--cases', ''], '--cases: no case is named ""; the cases are first, second, third'],
    [['--rounds', '0'], '--rounds: must be a whole number from 1 to 100'],
    [['--rounds', 'many'], '--rounds: must be a whole number from 1 to 100'],
    [['--fast'], OPTIONS],
    [['now'], OPTIONS],
    [['--json'], OPTIONS],
  ])('are refused in one line with the remedy: %j', (args, message) => {
    expect(() => readArguments(args, known)).toThrow(new UsageError(message));
  });
});
