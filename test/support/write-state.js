/**
 * Writes to the state of a folder until it is killed. It prints a line for each change that has resolved, and `unavailable` when one
 * is refused; then it tries again.
 *
 * Arguments: the folder, and a word for the keys of this process.
 */
import { openEmbeddedStateStore } from '../../build/state/embedded-state-store.js';

const [folder, word] = process.argv.slice(2);
const store = await openEmbeddedStateStore(folder);
const limits = { ttlMs: 86_400_000, maxLength: 100_000 };
const value = (text) => Buffer.from(text.padEnd(500, '.'));
const print = (line) => process.stdout.write(`${line}\n`);

/** Creates a value, replaces it, and appends to a list. */
async function change(key) {
  await store.create(key, value('created'), limits.ttlMs);
  print(`created ${key}`);
  if (await store.replace(key, value('created'), value('replaced'), limits.ttlMs)) print(`replaced ${key}`);
  const sequence = await store.append('list', value(key), limits);
  print(`appended ${key} ${sequence}`);
}

async function writeOn(writer) {
  for (let each = 0; ; each++) {
    try {
      await change(`${word}/${writer}/${each}`);
    } catch (error) {
      if (error.name !== 'StateUnavailableError') throw error;
      print('unavailable');
      // The parent process then makes room, or ends this one.
      await new Promise(setImmediate);
    }
  }
}

for (const writer of ['a', 'b', 'c', 'd']) void writeOn(writer);
