/** Writes a line to standard error. */
export function say(line: string): void {
  process.stderr.write(`soak: ${line}\n`);
}

const STEP = 0.25;

/** One line that is rewritten in a terminal, and a line for each quarter elsewhere. */
export function createProgress(title: string): (share: number) => void {
  const isTerminal = process.stderr.isTTY === true;
  let next = 0;
  return (share) => {
    const line = `${title}: ${Math.round(share * 100)} %`;
    if (isTerminal) {
      process.stderr.write(`\r\u001b[Ksoak: ${line}${share >= 1 ? '\n' : ''}`);
    } else if (share >= next) {
      next = (Math.floor(share / STEP) + 1) * STEP;
      say(line);
    }
  };
}
