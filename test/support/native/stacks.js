/** Of V8, which Jest raises to 100. Most errors of the modules under test are responses, and nobody reads their stacks. */
const STACK_TRACE_LIMIT = 10;

/**
 * Maps a stack to the sources when it has a frame of a test file. The other stacks, mostly of errors that a server answers with, stay
 * as in dist/, because their maps would be read in each Jest process.
 */
export function mapTestFrames() {
  const map = Error.prepareStackTrace;
  Error.stackTraceLimit = STACK_TRACE_LIMIT;
  Error.prepareStackTrace = (error, frames) =>
    frames.some((frame) => frame.getFileName()?.endsWith('.ts'))
      ? map(error, frames)
      : [`${error}`, ...frames].join('\n    at ');
}
