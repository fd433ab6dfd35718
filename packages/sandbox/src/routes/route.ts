import type { z } from 'zod';
import { type JsonObject, validate } from '../http/validation.js';
import type { Context } from '../state/context.js';
import type { Client } from '../state/entities.js';

/** Who calls, and what there is to answer from. */
export interface Call {
  readonly client: Client;
  readonly context: Context;
}

/** JSON that still lacks its `request_id`, or the bytes of a PDF. */
export type RouteAnswer = object | Uint8Array;

export interface Route {
  readonly path: string;
  /** Answers a body from which the credentials were taken. */
  readonly handle: (body: JsonObject, call: Call) => RouteAnswer | Promise<RouteAnswer>;
}

/** A path, what may be sent to it, and what comes of it. */
export function route<S extends z.ZodType>(
  path: string,
  schema: S,
  handle: (input: z.output<S>, call: Call) => RouteAnswer | Promise<RouteAnswer>,
): Route {
  return { path, handle: (body, call) => handle(validate(schema, body), call) };
}
