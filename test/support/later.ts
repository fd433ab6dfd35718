declare const native: { later(ms: number): void };

/**
 * Moves the monotonic clock of this process on, for good: that of the servers, caches and embedded sandboxes in it. Their threads
 * have one of their own, and the sandbox's reports are finished by `sandbox.clock.advance`.
 */
export function later(ms: number): void {
  native.later(ms);
}
