declare const native: { later(ms: number): void };

/**
 * Advances the monotonic clock of this process permanently, for its servers, caches and embedded sandboxes. Worker threads have
 * their own clocks. Reports of the sandbox are finished by `sandbox.clock.advance`.
 */
export function later(ms: number): void {
  native.later(ms);
}
