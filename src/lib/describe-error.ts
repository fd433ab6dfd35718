const STACK_FRAME = /^ {4}at (?:.*\()?((?:file|node):[^()]+:\d+:\d+|\/[^()]+:\d+:\d+)\)?$/m;

/** The class and the source location of an error. The message is left out, because it may quote the request. */
export function describeError(error: unknown): { name: string; at: string | undefined } {
  if (!(error instanceof Error)) return { name: typeof error, at: undefined };
  const [, at] = STACK_FRAME.exec(error.stack ?? '') ?? [];
  return { name: error.constructor.name, at };
}
