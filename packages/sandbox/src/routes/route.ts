import type * as z from 'zod';
import type { JsonObject } from '../http/json-object.js';
import { validate } from '../http/validation.js';
import type { Context } from '../state/context.js';
import type { Client } from '../state/entities.js';
import type { Effect } from '../state/ledger.js';

export interface Call {
  readonly client: Client;
  readonly context: Context;
  /** Writes an effect of the call to the ledger. Called when it has happened. */
  readonly happened: (effect: Effect) => void;
}

/** JSON without its `request_id`, or the bytes of a PDF. */
export type RouteResult = object | Uint8Array;

export interface Route {
  readonly path: string;
  /** `body` has no credentials: `http/dispatch.ts` removes them. */
  readonly handle: (body: JsonObject, call: Call) => RouteResult | Promise<RouteResult>;
}

/** A route that validates its input with the schema. */
export function route<S extends z.ZodType>(
  path: string,
  schema: S,
  handle: (input: z.output<S>, call: Call) => RouteResult | Promise<RouteResult>,
): Route {
  return { path, handle: (body, call) => handle(validate(schema, body), call) };
}
