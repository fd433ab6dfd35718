/** The longest delay of a timer of Node, in ms. A longer one would run at once. */
const MAX_DELAY_MS = 2 ** 31 - 1;

/**
 * Calls a function at a time.
 *
 * @param time in ms since 1970; null for never.
 * @returns cancels the call.
 */
export function callAt(time: number | null, call: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const wait = (until: number) => {
    const left = until - Date.now();
    timer =
      left > MAX_DELAY_MS ? setTimeout(() => wait(until), MAX_DELAY_MS) : setTimeout(call, Math.max(0, left));
    timer.unref();
  };
  if (time !== null) wait(time);
  return () => clearTimeout(timer);
}
