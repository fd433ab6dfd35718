import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import { basename, dirname } from 'node:path';
import { constants, Script } from 'node:vm';
import { crc32 } from 'node:zlib';

/** A CommonJS module that was loaded as a script. */
export interface LoadedScript<Exports> {
  readonly exports: Exports;
  readonly path: string;
  /** Whether V8 took compiled code, and did not compile the script. */
  readonly wasCompiled: boolean;
  readonly script: Script;
  /** Of the source that was loaded. The file may have changed since. */
  readonly sourceChecksum: number;
}

/** The size of the checksum before compiled code, in bytes. With 8, V8 need not copy the code. */
const HEADER_BYTES = 8;

/**
 * Loads a CommonJS module like `require`, but with the compiled code that was stored for it. Code of another source, another version of
 * Node or other flags of V8 is not taken. The module is compiled then.
 *
 * @param path of a file in ASCII that contains one function with the parameters of a CommonJS module.
 */
export function loadScript<Exports>(path: string): LoadedScript<Exports> {
  const source = readFileSync(path);
  const sourceChecksum = crc32(source);
  const cachedData = readCompiledCode(path, sourceChecksum);
  const script = new Script(source.toString('latin1'), {
    filename: path,
    ...(cachedData && { cachedData }),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  registerSourceMap(path);
  const module: { exports: Exports } = { exports: {} as Exports };
  script.runInThisContext()(module.exports, createRequire(path), module, path, dirname(path));
  const wasCompiled = script.cachedDataRejected === false;
  return { exports: module.exports, path, wasCompiled, script, sourceChecksum };
}

/** Stores what V8 has compiled of a script until now, next to it. */
export function storeCompiledCode({ path, script, sourceChecksum }: LoadedScript<unknown>): void {
  const code = script.createCachedData();
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt32LE(checksumOf(sourceChecksum, code));
  writeFileSync(compiledFileOf(path), Buffer.concat([header, code]));
}

/** Other versions of Node, and other processors, have files of their own. */
export const compiledFileOf = (path: string): string => `${path}.${process.version}-${process.arch}.v8`;

function readCompiledCode(path: string, sourceChecksum: number): Buffer | undefined {
  let file: Buffer;
  try {
    file = readFileSync(compiledFileOf(path));
  } catch {
    // None was stored, or it cannot be read. The script works without it.
    return undefined;
  }
  const code = file.subarray(HEADER_BYTES);
  const isWhole = file.length > HEADER_BYTES && file.readUInt32LE() === checksumOf(sourceChecksum, code);
  return isWhole ? code : undefined;
}

/** V8 compares sources by their length only, and runs damaged code. */
function checksumOf(sourceChecksum: number, code: Buffer): number {
  return crc32(code, sourceChecksum);
}

/** Node reads the source maps of modules that it has loaded, not of scripts. So an empty module with the same path is loaded. */
function registerSourceMap(path: string): void {
  const module = new Module(path) as Module & { _compile(code: string, path: string): void };
  module._compile(`//# sourceMappingURL=${encodeURIComponent(basename(path))}.map`, path);
}
