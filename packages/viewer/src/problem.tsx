import { CombinedGraphQLErrors, ServerError } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';

/** Messages for the codes that a reader can act on. */
const SENTENCES: Readonly<Record<string, string>> = {
  FORBIDDEN: 'Your token may not read this. It needs the scopes reports:read and pii:read.',
  NO_RESPONSE: 'The server did not respond.',
  NOT_FOUND: 'There is no report with this id, or you may not read it.',
  OVERLOADED: 'The server is busy. Try again in a moment.',
  RATE_LIMITED: 'Too many requests. Wait a moment.',
  REPORT_NOT_READY: 'A newer version of this report is being made. It appears here when it is ready.',
  REPORT_SUPERSEDED: 'There is a newer version of this report.',
  UNAUTHENTICATED: 'The server needs a valid bearer token. Reload the page to enter another one.',
};

const REFUSED = 'The server refused the request.';

/** Decides by `extensions.code`, because messages may change. */
function codeOf(error: Error | undefined): string | undefined {
  if (error === undefined) return undefined;
  if (ServerError.is(error)) return `HTTP_${error.statusCode}`;
  const [first] = CombinedGraphQLErrors.is(error) ? error.errors : [];
  return String(first?.extensions?.code ?? 'NO_RESPONSE');
}

interface ProblemProps {
  readonly error: Error;
  /** Sends again what has failed. By default all queries of the page are sent again. */
  readonly onRetry?: () => void;
}

export function Problem({ error, onRetry }: ProblemProps) {
  const client = useApolloClient();
  const code = codeOf(error) ?? '';
  return (
    <div className="problem" role="alert">
      <p>
        <strong>{SENTENCES[code] ?? (ServerError.is(error) ? REFUSED : error.message)}</strong>{' '}
        <code>{code}</code>
      </p>
      <button type="button" onClick={onRetry ?? (() => void client.refetchQueries({ include: 'active' }))}>
        Try again
      </button>
    </div>
  );
}
