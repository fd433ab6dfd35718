import { randomUUID } from 'node:crypto';

/** The processes that use a state. */
export interface Processes {
  /** Identifies this process. */
  readonly id: string;
  /** @throws {StateUnavailableError} when the state cannot be read. */
  isAlive(id: string): Promise<boolean>;
}

/** The only process of a state that is not shared. Those before it have ended. */
export function onlyProcess(): Processes {
  const id = randomUUID();
  return { id, isAlive: async (other) => other === id };
}
