import { freeMemory } from './free-memory.js';

/** The bytes of a body that several readers share. Releasing the last reader frees them. */
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
    // A view of a larger buffer, such as Node's pool, shares its memory with other buffers.
    if (this.#readers === 0 && byteLength === buffer.byteLength) freeMemory(buffer as ArrayBuffer);
  }
}
