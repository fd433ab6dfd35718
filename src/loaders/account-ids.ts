/** A request that reads some accounts only. For all of them Plaid wants no `options`, not empty ones and not null. */
export function withAccountIds<Request extends object>(
  request: Request,
  accountIds: readonly string[] | null,
): Request & { options?: { account_ids: string[] } } {
  return accountIds === null ? request : { ...request, options: { account_ids: [...accountIds] } };
}

/** What makes two choices of accounts the same one: neither their order nor a repetition says anything. */
export function accountIdsKey(accountIds: readonly string[] | null): readonly string[] | null {
  return accountIds === null ? null : [...new Set(accountIds)].sort();
}
