import { freeMemory } from './free-memory.js';

/** The bytes of a body that several readers share. Releasing the last reader frees them, also for those that borrow them. */
export class SharedBody {
  readonly bytes: Buffer;
  #readers = 0;
  readonly #borrowers = new Set<() => void>();

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  retain(): void {
    this.#readers += 1;
  }

  /**
   * @param moveOut copies what is still needed, before the bytes are freed.
   * @returns ends the loan.
   */
  borrow(moveOut: () => void): () => void {
    this.#borrowers.add(moveOut);
    return () => this.#borrowers.delete(moveOut);
  }

  release(): void {
    this.#readers -= 1;
    const { buffer, byteLength } = this.bytes;
    if (this.#readers === 0) for (const moveOut of this.#borrowers) moveOut();
    // A view of a larger buffer, such as Node's pool, shares its memory with other buffers.
    if (this.#readers === 0 && byteLength === buffer.byteLength) freeMemory(buffer as ArrayBuffer);
  }
}
