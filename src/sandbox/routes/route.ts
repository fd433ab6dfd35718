import type { z } from 'zod';
import type { Client } from '../entities.js';
import { type JsonObject, validate } from '../validation.js';
import type { World } from '../world.js';

/** Who calls, and the world in which. */
export interface Call {
  readonly client: Client;
  readonly world: World;
}

export interface Route {
  readonly path: string;
  /** Answers a body from which the credentials were taken; the answer still lacks its `request_id`. */
  readonly handle: (body: JsonObject, call: Call) => object | Promise<object>;
}

/** A path, what may be sent to it, and what comes of it. */
export function route<S extends z.ZodType>(
  path: string,
  schema: S,
  handle: (input: z.output<S>, call: Call) => object | Promise<object>,
): Route {
  return { path, handle: (body, call) => handle(validate(schema, body), call) };
}
