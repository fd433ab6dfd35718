import { existsSync, readFileSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import { basename, dirname } from 'node:path';
import { constants, Script } from 'node:vm';

/** What a CommonJS module exports, and its script, whose compiled code can be kept for the next start. */
export interface LoadedScript<Exports> {
  readonly exports: Exports;
  readonly script: Script;
}

/** The file with the compiled code of a script. */
export const compiledFileOf = (path: string): string => `${path}.v8`;

/**
 * Loads a CommonJS module like `require`, but with the code that V8 has compiled before, if the file with it exists. V8 refuses code of
 * another version or of other flags, and compiles the module then.
 *
 * @param path of a file in ASCII that contains one function with the parameters of a CommonJS module. Who writes it anew removes the
 *   file with the compiled code, because V8 compares sources only by their length.
 */
export function loadScript<Exports>(path: string): LoadedScript<Exports> {
  const compiled = compiledFileOf(path);
  const script = new Script(readFileSync(path, 'latin1'), {
    filename: path,
    ...(existsSync(compiled) && { cachedData: readFileSync(compiled) }),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  registerSourceMap(path);
  const module: { exports: Exports } = { exports: {} as Exports };
  script.runInThisContext()(module.exports, createRequire(path), module, path, dirname(path));
  return { exports: module.exports, script };
}

/** Node reads the source maps of modules that it has loaded, not of scripts. So it loads an empty module of that name. */
function registerSourceMap(path: string): void {
  const module = new Module(path) as Module & { _compile(code: string, path: string): void };
  module._compile(`//# sourceMappingURL=${basename(path)}.map`, path);
}
