import { CombinedGraphQLErrors, ServerError } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';

/** Codes that a user can do something about. The README lists them all. */
const SENTENCES: Record<string, string> = {
  FORBIDDEN: 'You may not see this report.',
  NO_ANSWER: 'There was no answer.',
  NOT_FOUND: 'There is no such report.',
  RATE_LIMITED: 'That was too much at once. Wait a moment.',
  REPORT_SUPERSEDED: 'The report has been made anew since.',
  UNAUTHENTICATED: 'You are not logged in, or no longer.',
};

/** What is refused before its body is read. Apollo Client keeps the status of such an answer, and not its errors. */
const CODES: Record<number, string> = { 401: 'UNAUTHENTICATED', 429: 'RATE_LIMITED' };

/** Goes by `extensions.code` and never by the words of a message, which may change. */
export function problemOf(error: Error): { code: string; text: string } {
  const [first] = CombinedGraphQLErrors.is(error) ? error.errors : [];
  const refused = ServerError.is(error) ? CODES[error.statusCode] : undefined;
  const code = String(first?.extensions?.code ?? refused ?? 'NO_ANSWER');
  return { code, text: SENTENCES[code] ?? error.message };
}

export function Problem({ code, text, onRetry }: { code: string; text: string; onRetry?: () => void }) {
  const client = useApolloClient();
  const retry = () => {
    onRetry?.();
    // All of the page: another report may be there by now, whose accounts have other ids.
    void client.refetchQueries({ include: 'active' });
  };
  return (
    <div role="alert">
      <p>
        <strong>{code}</strong> {text}
      </p>
      <button type="button" onClick={retry}>
        Try again
      </button>
    </div>
  );
}
