import { type inspect, styleText } from 'node:util';

type Format = keyof typeof inspect.colors;

/** Formats a text for standard output. Files and pipes get it plain, and so does a terminal with NO_COLOR. */
export function paint(format: Format, text: string): string {
  // Without a stream, Node 20 formats the text for pipes, too.
  return styleText(format as Parameters<typeof styleText>[0], text, { stream: process.stdout });
}
