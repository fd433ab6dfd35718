import { describe, expect, it } from '@jest/globals';
import { createLog } from '../../../src/app/log.js';

const CANARY = 'cnry123-45-6789';

function logged(fields: object): string {
  const lines: string[] = [];
  createLog('debug', { write: (line) => void lines.push(line) }).info(fields, 'something');
  return lines.join('');
}

describe('a line of the log', () => {
  it.each([
    ['a token', { token: CANARY }],
    ['headers', { headers: { authorization: CANARY } }],
    ['variables of an operation', { request: { variables: { token: CANARY } } }],
    ['a document', { requestId: 'a', query: `{ relayToken(token: "${CANARY}") { id } }` }],
    ['a URL', { request: { url: `/graphql?query=${CANARY}` } }],
    ['an answer', { answer: { data: { ssn: CANARY } } }],
  ])('redacts %s', (_what, fields) => {
    const line = logged(fields);
    expect(line).toContain('[redacted]');
    expect(line).not.toContain(CANARY);
  });

  it('has only the class and the place of an error', () => {
    for (const name of ['error', 'err']) {
      const line = logged({ [name]: Object.assign(new TypeError(CANARY), { token: CANARY }) });
      expect(line).not.toContain(CANARY);
      expect(JSON.parse(line)[name]).toMatchObject({ name: 'TypeError', at: expect.any(String) });
    }
  });

  it('has the other fields', () => {
    const fields = {
      requestId: 'request-1',
      status: 200,
      durationMs: 3,
      error: { name: 'E', at: undefined },
    };
    expect(JSON.parse(logged(fields))).toMatchObject({ ...fields, error: { name: 'E' }, msg: 'something' });
  });
});
