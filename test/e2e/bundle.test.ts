import { pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { MAIN, start } from '../support/process.js';

const BUNDLE = new URL('./bundle.js', pathToFileURL(MAIN)).href;

/** Runs code in a process of its own, with the flags of `npm start`. @returns what it printed. */
async function run(code: string, ...args: string[]): Promise<string> {
  const child = start(
    process.execPath,
    [
      '--v8-pool-size=1',
      '--enable-source-maps',
      '--import',
      `data:text/javascript,${encodeURIComponent(code)}`,
      ...args,
    ],
    {},
  );
  await child.ended();
  return child.stdout() + child.stderr();
}

describe('the bundle', () => {
  it('loads with the code that V8 compiled in the build', async () => {
    const printed = await run(
      `import { createRequire } from 'node:module';
       process.on('exit', () => {
         const { loaded } = createRequire('${BUNDLE}')('./bundle.js');
         console.log('was compiled:', loaded.wasCompiled);
       });`,
      MAIN,
      '--version',
    );
    expect(printed).toContain('was compiled: true');
  });

  it('has the lines of src/ in its stacks', async () => {
    const printed = await run(
      `const { readConfig } = await import('${BUNDLE}');
       try { readConfig({ PORT: 'none' }); } catch ({ stack }) { console.log(stack); }`,
    );
    expect(printed).toMatch(/src\/config\/config\.ts:\d+:\d+/);
  });
});
