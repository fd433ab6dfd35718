/** Where a request to Plaid has the address of webhooks: its field `webhook`, or that of its `options`. */
export type WebhookPlace = 'request' | 'options';

interface WithWebhook {
  readonly webhook?: string;
  readonly options?: { readonly webhook?: string };
}

/** Whether the client gave an address. An empty text is one: on a refresh, it removes the address of the first report. */
export function hasWebhook(request: WithWebhook, place: WebhookPlace): boolean {
  return (place === 'request' ? request : request.options)?.webhook !== undefined;
}

export function withWebhook<Request extends WithWebhook>(
  request: Request,
  place: WebhookPlace,
  webhook: string,
): Request {
  return place === 'request'
    ? { ...request, webhook }
    : { ...request, options: { ...request.options, webhook } };
}
