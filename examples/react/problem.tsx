import { CombinedGraphQLErrors } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';

/** Messages for the codes that a user can act on. */
const SENTENCES: Record<string, string> = {
  FORBIDDEN: 'You may not see this report.',
  NO_ANSWER: 'The server did not respond.',
  NOT_FOUND: 'This report does not exist.',
  RATE_LIMITED: 'Too many requests. Wait a moment.',
  REPORT_SUPERSEDED: 'A newer version of this report exists.',
  UNAUTHENTICATED: 'Your session has ended. Log in again.',
};

/** Decides by `extensions.code`, because messages may change. */
export function problemOf(error: Error): { code: string; text: string } {
  const [first] = CombinedGraphQLErrors.is(error) ? error.errors : [];
  const code = String(first?.extensions?.code ?? 'NO_ANSWER');
  return { code, text: SENTENCES[code] ?? error.message };
}

export function Problem({ code, text, onRetry }: { code: string; text: string; onRetry?: () => void }) {
  const client = useApolloClient();
  const retry = () => {
    onRetry?.();
    // Refetch all queries of the page: the accounts of a newer report have other ids.
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
