import { freeMemory } from './free-memory.js';

/** The bytes of a body that several readers share. They are freed with the last reader. */
export class SharedBody {
  readonly bytes: Buffer;
  #readers = 0;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  retain(): void {
    this.#readers += 1;
  }

  release(): void {
    this.#readers -= 1;
    const { buffer, byteLength } = this.bytes;
    // A part of a larger buffer, such as one of the pool, belongs to others too.
    if (this.#readers === 0 && byteLength === buffer.byteLength) freeMemory(buffer as ArrayBuffer);
  }
}
