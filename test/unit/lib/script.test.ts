import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { compiledFileOf, loadScript, storeCompiledCode } from '../../../src/lib/script.js';

interface Exports {
  readonly double: (value: number) => number;
  readonly folder: string;
}

/** As the bundle: one function with the parameters of a module. */
const SOURCE = `(function (exports, require, module, __filename, __dirname) {
exports.double = (value) => value * 2;
exports.folder = require('node:path').basename(__dirname);
})`;

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'a script-'));
  path = join(folder, 'module.cjs');
  writeFileSync(path, SOURCE);
});
afterEach(() => rmSync(folder, { recursive: true }));

function load() {
  const loaded = loadScript<Exports>(path);
  expect(folder).toContain(loaded.exports.folder);
  return loaded;
}

describe('a script', () => {
  it('is compiled when no compiled code is stored', () => {
    const { exports, wasCompiled } = load();
    expect(exports.double(4)).toBe(8);
    expect(wasCompiled).toBe(false);
  });

  it('takes the compiled code that was stored for it', () => {
    storeCompiledCode(load());
    const { exports, wasCompiled } = load();
    expect(exports.double(4)).toBe(8);
    expect(wasCompiled).toBe(true);
  });

  it('does not take the compiled code of another source of the same length', () => {
    storeCompiledCode(load());
    writeFileSync(path, SOURCE.replace('* 2', '* 3'));
    const { exports, wasCompiled } = load();
    expect(exports.double(4)).toBe(12);
    expect(wasCompiled).toBe(false);
  });

  it('stores no compiled code for a source that was written after it was loaded', () => {
    const loaded = load();
    writeFileSync(path, SOURCE.replace('* 2', '* 3'));
    storeCompiledCode(loaded);
    const { exports, wasCompiled } = load();
    expect(exports.double(4)).toBe(12);
    expect(wasCompiled).toBe(false);
  });

  it.each([
    ['is empty', () => Buffer.alloc(0)],
    ['ends early', (file: Buffer) => file.subarray(0, file.length / 2)],
    ['is damaged at its start', (file: Buffer) => damaged(file, 0)],
    ['is damaged in the middle', (file: Buffer) => damaged(file, file.length >> 1)],
    ['is damaged at its end', (file: Buffer) => damaged(file, file.length - 1)],
  ])('does not take compiled code from a file that %s', (_title, change) => {
    storeCompiledCode(load());
    const file = compiledFileOf(path);
    writeFileSync(file, change(readFileSync(file)));
    const { exports, wasCompiled } = load();
    expect(exports.double(4)).toBe(8);
    expect(wasCompiled).toBe(false);
  });

  it('is compiled when the compiled code cannot be read', () => {
    mkdirSync(compiledFileOf(path));
    expect(load().wasCompiled).toBe(false);
  });
});

/** With another value of one byte. */
function damaged(file: Buffer, offset: number): Buffer {
  const copy = Buffer.from(file);
  copy.writeUInt8(copy.readUInt8(offset) ^ 0xff, offset);
  return copy;
}
