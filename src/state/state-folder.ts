import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';

/** A folder cannot be used for state. The message completes a sentence that begins with the name of the setting or folder. */
export class StateFolderError extends Error {
  override readonly name = 'StateFolderError' as const;
}

/** The name of the file with the number of the format. */
const FORMAT_FILE = 'format';

/** The format of what the folder contains. A server reads its own format and older ones. */
const FORMAT = 1;

/**
 * Creates a folder for state, for this user alone, or checks the format of an existing one.
 *
 * @returns the path of the database in it.
 * @throws {StateFolderError} when a newer server has written it, or when it cannot be read or written.
 */
export async function prepareStateFolder(folder: string): Promise<string> {
  const database = join(folder, 'db');
  try {
    const format = await readFormat(join(folder, FORMAT_FILE));
    if (format !== null && format > FORMAT) {
      const newer = `has format ${format}, and this server reads formats up to ${FORMAT}`;
      throw new StateFolderError(`${newer}: a newer server has written it`);
    }
    await mkdir(database, { recursive: true, mode: 0o700 });
    if (format === null) await writeFormat(join(folder, FORMAT_FILE));
  } catch (error) {
    if (error instanceof StateFolderError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new StateFolderError(`cannot be read and written (${code})`, { cause: error });
  }
  return database;
}

/** Whether a server has written its state to the folder. */
export function hasState(folder: string): boolean {
  return existsSync(join(folder, FORMAT_FILE));
}

/** Null when the folder is new. */
async function readFormat(path: string): Promise<number | null> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  const format = /^[1-9]\d{0,8}\n$/.test(text) ? Number(text) : null;
  if (format === null) throw new StateFolderError('has a file "format" that is not of this server');
  return format;
}

/** Renames a complete file, so that a process that ends at any moment leaves no half of one. */
async function writeFormat(path: string): Promise<void> {
  const file = await open(`${path}.new`, 'w', 0o600);
  try {
    await file.writeFile(`${FORMAT}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
}
