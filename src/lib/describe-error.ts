const STACK_FRAME = /^ {4}at (?:.*\()?((?:file|node):[^()]+:\d+:\d+|\/[^()]+:\d+:\d+)\)?$/m;

/** Class and place of a fault. Its message stays out: it may quote what was sent. */
export function describeError(error: unknown): { name: string; at: string | undefined } {
  if (!(error instanceof Error)) return { name: typeof error, at: undefined };
  const [, at] = STACK_FRAME.exec(error.stack ?? '') ?? [];
  return { name: error.constructor.name, at };
}
