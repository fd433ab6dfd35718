import type { ReactNode } from 'react';
import { Waiting } from './panel.js';
import { Problem } from './problem.js';

interface LoadedProps<Data> {
  /** Undefined while it is loading. Null when it cannot be read. */
  readonly data: Data | null | undefined;
  /** Why it, or a part of it, cannot be read. */
  readonly error: Error | undefined;
  /** A noun for what is loading. */
  readonly what: string;
  readonly children: (data: Data) => ReactNode;
}

/** What a query returns, or why it does not. */
export function Loaded<Data>({ data, error, what, children }: LoadedProps<Data>) {
  return (
    <>
      {error && <Problem error={error} />}
      {data === undefined && !error && <Waiting what={what} />}
      {data !== undefined && data !== null && children(data)}
    </>
  );
}
