/** Restricts a request to some accounts. For all accounts Plaid expects no `options`: neither an empty object nor null. */
export function withAccountIds<Request extends object>(
  request: Request,
  accountIds: readonly string[] | null,
): Request & { options?: { account_ids: string[] } } {
  return accountIds === null ? request : { ...request, options: { account_ids: [...accountIds] } };
}

/** A key for a choice of accounts, independent of order and duplicates. */
export function accountIdsKey(accountIds: readonly string[] | null): readonly string[] | null {
  return accountIds === null ? null : [...new Set(accountIds)].sort();
}
