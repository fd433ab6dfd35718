import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { compiledFileOf, loadScript } from '../../../src/lib/script.js';

interface Exports {
  readonly double: (value: number) => number;
  readonly folder: string;
}

/** As the bundle: the completion value is the function of the module. */
const SOURCE = `(function (exports, require, module, __filename, __dirname) {
exports.double = (value) => value * 2;
exports.folder = require('node:path').basename(__dirname);
})`;

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'script-'));
  path = join(folder, 'module.cjs');
  writeFileSync(path, SOURCE);
});
afterEach(() => rmSync(folder, { recursive: true }));

function load() {
  const { exports, script } = loadScript<Exports>(path);
  expect(exports.double(4)).toBe(8);
  expect(folder).toContain(exports.folder);
  return script;
}

describe('a script', () => {
  it('is compiled when no compiled code exists', () => {
    expect(load().cachedDataRejected).toBeUndefined();
  });

  it('takes the code that V8 has compiled before', () => {
    writeFileSync(compiledFileOf(path), load().createCachedData());
    expect(load().cachedDataRejected).toBe(false);
  });

  it('is compiled when V8 refuses the compiled code', () => {
    writeFileSync(compiledFileOf(path), load().createCachedData());
    writeFileSync(path, SOURCE.replace('* 2', '* 1 * 2'));
    expect(load().cachedDataRejected).toBe(true);
  });

  it('is compiled when the file with the compiled code is damaged', () => {
    writeFileSync(compiledFileOf(path), 'not code');
    expect(load().cachedDataRejected).toBe(true);
  });
});
