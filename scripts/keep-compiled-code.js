/** Loaded before dist/main.js (`node --import`). Writes what V8 has compiled of the bundle when the process ends. */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const pathOf = (file) => fileURLToPath(new URL(`../dist/${file}`, import.meta.url));
const require = createRequire(import.meta.url);

process.on('exit', () => {
  const { compiledFileOf } = require(pathOf('lib/script.js'));
  const { script } = require(pathOf('bundle.js'));
  writeFileSync(compiledFileOf(pathOf('bundle.cjs')), script.createCachedData());
});
