import { describe, expect, it } from '@jest/globals';
import { listSandboxSettings } from '../../src/settings/sandbox-config.js';
import { settingsHelp } from '../../src/settings/terminal.js';

describe('the settings of --help', () => {
  it('are next to their names, and long ones are wrapped', () => {
    const settings = [
      { name: 'PORT', meaning: 'Where to listen.', fallback: '4000' },
      {
        name: 'PURPOSES',
        meaning: 'What callers may say that they ask for, separated by commas.',
        fallback: null,
      },
    ];
    expect(settingsHelp(settings, 52).split('\n')).toEqual([
      '  PORT      Where to listen. [4000]',
      '  PURPOSES  What callers may say that they ask for,',
      '            separated by commas.',
    ]);
  });

  it.each([20, 80, 110])('are complete in a terminal of %i columns', (columns) => {
    const words = (text: string) => text.split(/\s+/).filter((word) => word !== '');
    const expected = listSandboxSettings().flatMap(({ name, meaning, fallback }) =>
      words(`${name} ${meaning}${fallback === null ? '' : ` [${fallback}]`}`),
    );
    expect(words(settingsHelp(listSandboxSettings(), columns))).toEqual(expected);
  });
});
