import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Sandbox } from 'creditgraph-sandbox';

/** Texts that occur nowhere in the code, so if one appears in an output, it has leaked. */
export interface Canaries {
  /** In settings, such as Plaid's secret. */
  readonly setting: string;
  /** In all headers and leaf values of Plaid's responses. */
  readonly upstream: string;
  /** In the parts of Plaid's errors that clients may see: display messages, and the ids of calls and Items. */
  readonly shown: string;
  /** In requests of clients. */
  readonly sent: string;
}

export function createCanaries(): Canaries {
  const canary = (where: string) => `cnry${where}${randomBytes(6).toString('hex')}`;
  return {
    setting: canary('setting'),
    upstream: canary('upstream'),
    shown: canary('shown'),
    sent: canary('sent'),
  };
}

/** Failures of the next responses, all full of canaries. */
export type CanaryFault = 'error' | 'unheard-of error' | 'server error' | 'not json' | 'half' | 'redirect';

export const CANARY_FAULTS: readonly CanaryFault[] = [
  'error',
  'unheard-of error',
  'server error',
  'not json',
  'half',
  'redirect',
];

export interface CanaryPlaid {
  readonly url: string;
  /** Sets the response to all calls; null forwards them to the sandbox. */
  fail(fault: CanaryFault | null): void;
  stop(): Promise<void>;
}

/** A proxy of the sandbox that adds canaries to all responses. The canary of settings is Plaid's secret. */
export async function startCanaryPlaid(sandbox: Sandbox, canaries: Canaries): Promise<CanaryPlaid> {
  const { upstream, shown, setting } = canaries;
  const planted = new RegExp(` (?:${upstream}|${shown})`, 'g');
  let fault: CanaryFault | null = null;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader('x-canary', upstream);
    response.setHeader('set-cookie', `canary=${upstream}`);
    const body = (await textOf(request)).replace(planted, '');
    if (fault !== null) {
      failWith(fault, response);
      return;
    }
    const { clientId, secret } = sandbox.clients.ours;
    const isOurs = request.headers['plaid-secret'] === setting;
    const passed = await fetch(`${sandbox.url}${request.url}`, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'plaid-client-id': clientId,
        'plaid-secret': isOurs ? secret : 'wrong',
      },
    });
    const type = passed.headers.get('content-type') ?? '';
    response.writeHead(passed.status, { 'content-type': type });
    if (!type.includes('json')) response.end(Buffer.from(await passed.arrayBuffer()));
    else response.end(JSON.stringify(plant(await passed.json(), null)));
  }

  /** Appends a canary to each text, except to texts that the client parses. */
  function plant(value: unknown, key: string | null): unknown {
    if (typeof value === 'string') {
      if (key !== null && KEPT.has(key)) return value;
      if (/^\d{4}-\d\d-\d\d/.test(value)) return value;
      return `${value} ${key !== null && SHOWN.has(key) ? shown : upstream}`;
    }
    if (Array.isArray(value)) return value.map((inner) => plant(inner, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plant(inner, name)]));
  }

  function failWith(how: CanaryFault, response: ServerResponse): void {
    const told = {
      error_message: upstream,
      suggested_action: upstream,
      display_message: shown,
      documentation_url: `https://plaid.com/docs/?${shown}`,
      request_id: shown,
      something_new: { deep: [upstream] },
    };
    const cause = {
      error_type: 'ITEM_ERROR',
      error_code: 'ITEM_LOGIN_REQUIRED',
      error_message: upstream,
      display_message: shown,
      item_id: shown,
      something_new: upstream,
    };
    const error = { ...told, error_type: 'ITEM_ERROR', error_code: 'ITEM_LOGIN_REQUIRED', causes: [cause] };
    const apiError = { ...error, error_type: 'API_ERROR', error_code: 'INTERNAL_SERVER_ERROR' };
    if (how === 'error') json(response, 400, error);
    if (how === 'unheard-of error') {
      json(response, 400, { ...error, error_type: upstream, error_code: upstream });
    }
    if (how === 'server error') json(response, 500, apiError);
    if (how === 'not json') {
      response.writeHead(200, { 'content-type': 'text/html' }).end(`<p>${upstream}</p>`);
    }
    if (how === 'half') {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 10_000 });
      response.write(`{"report":{"user":{"ssn":"${upstream}"`);
      response.destroy();
    }
    if (how === 'redirect') {
      response.writeHead(302, { location: `http://127.0.0.1:9/${upstream}` }).end();
    }
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    fail: (next) => {
      fault = next;
    },
    stop: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** The client classifies errors by these fields. */
const KEPT = new Set(['error_type', 'error_code', 'next_cursor', 'iso_currency_code']);

const SHOWN = new Set(['request_id', 'display_message', 'documentation_url']);

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return text;
}
