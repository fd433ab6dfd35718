import { writeSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';

/** A synchronous write that takes longer than this, in ms, blocks the main thread for too long. */
const SLOW_MS = 20;

/** How long writes are asynchronous after a slow one, in ms. */
const SLOW_FOR_MS = 5_000;

/** Appends lines to a file and flushes them. */
export interface LineWriter {
  /**
   * Returns or resolves once the bytes are in the operating system's buffers.
   *
   * @returns how many bytes were written.
   */
  write(file: FileHandle, bytes: Buffer): number | Promise<number>;
  /** Flushes the operating system's buffers to the disk. */
  sync(file: FileHandle): Promise<void>;
}

/**
 * Writes synchronously, which takes a fifth of the time of an asynchronous write. A write that may wait for the disk is asynchronous:
 * during a flush, and for some time after a slow write.
 *
 * @param now a monotonic time in ms; tests replace it.
 */
export function createLineWriter(now: () => number = () => performance.now()): LineWriter {
  let syncs = 0;
  let isSlowUntil = Number.NEGATIVE_INFINITY;

  return {
    write(file, bytes) {
      const start = now();
      if (syncs > 0 || start < isSlowUntil) {
        return file.write(bytes).then(({ bytesWritten }) => bytesWritten);
      }
      const written = writeSync(file.fd, bytes);
      const end = now();
      if (end - start > SLOW_MS) isSlowUntil = end + SLOW_FOR_MS;
      return written;
    },
    async sync(file) {
      syncs += 1;
      try {
        await file.datasync();
      } finally {
        syncs -= 1;
      }
    },
  };
}
