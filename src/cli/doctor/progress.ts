import { clearLine, cursorTo } from 'node:readline';

/** How long work takes before its progress is shown, and between two updates, in ms. */
const EVERY_MS = 1_000;

/** Shows on the terminal for how long work that takes over a second has run. Removes it when the work ends. */
export async function withProgress<T>(name: string, work: Promise<T>): Promise<T> {
  const { stdout } = process;
  let seconds = 0;
  const clear = () => {
    cursorTo(stdout, 0);
    clearLine(stdout, 0);
  };
  const showing = setInterval(() => {
    seconds += 1;
    clear();
    stdout.write(`  ${name}: ${seconds} s ...`);
  }, EVERY_MS);
  try {
    return await work;
  } finally {
    clearInterval(showing);
    if (seconds > 0) clear();
  }
}
