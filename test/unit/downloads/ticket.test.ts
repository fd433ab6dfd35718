import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Caller } from '../../../src/auth/principal.js';
import type { SealingKey } from '../../../src/config/sealing-keys.js';
import { parseSealingKeys } from '../../../src/config/sealing-keys.js';
import { createTickets, TICKET_LIFETIME_MS, TicketError } from '../../../src/downloads/ticket.js';
import { Secret } from '../../../src/lib/secret.js';
import type { Download } from '../../../src/reports/sources/sources.js';

const NOW = new Date('2026-03-15T12:00:00.400Z');
const download: Download = {
  of: 'relay-token',
  format: 'json',
  token: 'credit-relay-1',
  includeInsights: true,
};

const key = (id: string, fill: number): SealingKey => ({
  id,
  key: new Secret(Buffer.alloc(32, fill).toString('base64url')),
});
const after = (ms: number) => () => new Date(NOW.getTime() + ms);
const at = (keys: SealingKey[], ms = 0) => createTickets(keys, after(ms));

const caller = (subject: string, tenant = ''): Caller => ({
  principal: { subject, tenant, scopes: new Set(), expiresAt: null },
  purpose: 'underwriting',
});
const ALICE = caller('alice');
const OPENED = { download, purpose: 'underwriting' };

describe('a ticket', () => {
  it('opens for its caller until it expires', async () => {
    const keys = [key('a', 1)];
    const { ticket, expiresAt } = await at(keys).seal(download, ALICE);
    expect(expiresAt.getTime() - NOW.getTime()).toBeGreaterThanOrEqual(TICKET_LIFETIME_MS);
    await expect(at(keys, TICKET_LIFETIME_MS - 1).open(ticket, ALICE.principal)).resolves.toEqual(OPENED);
    await expect(at(keys, TICKET_LIFETIME_MS + 1_000).open(ticket, ALICE.principal)).rejects.toMatchObject({
      refusal: 'expired',
    });
  });

  it.each([
    ['another subject', caller('mallory', 'acme')],
    ['another tenant', caller('alice', 'other')],
    ['no tenant', caller('alice')],
    ['a pair that reads the same', caller('ealice', 'acm')],
  ])('is unknown to %s, even after it has expired', async (_who, { principal }) => {
    const keys = [key('a', 1)];
    const { ticket } = await at(keys).seal(download, caller('alice', 'acme'));
    for (const ms of [0, TICKET_LIFETIME_MS + 1_000]) {
      await expect(at(keys, ms).open(ticket, principal)).rejects.toMatchObject({ refusal: 'unknown' });
    }
  });

  it('opens after a rotation while its key is in the ring', async () => {
    const { ticket } = await at([key('old', 1)]).seal(download, ALICE);
    await expect(at([key('new', 2), key('old', 1)]).open(ticket, ALICE.principal)).resolves.toEqual(OPENED);
    await expect(at([key('new', 2)]).open(ticket, ALICE.principal)).rejects.toMatchObject({
      refusal: 'unknown',
    });
    await expect(at([key('old', 2)]).open(ticket, ALICE.principal)).rejects.toMatchObject({
      refusal: 'unknown',
    });
  });

  it('is rejected if any character is changed', async () => {
    const tickets = at([key('a', 1)]);
    const { ticket } = await tickets.seal(download, ALICE);
    // The last character of a part has unused bits, so a changed one can mean the same.
    const places = [...ticket].flatMap((character, place) => {
      const next = ticket[place + 1];
      return character === '.' || next === '.' || next === undefined ? [] : [place];
    });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...places),
        fc.constantFrom('A', 'b', '7', '_'),
        async (place, other) => {
          fc.pre(ticket[place] !== other);
          const forged = ticket.slice(0, place) + other + ticket.slice(place + 1);
          await expect(tickets.open(forged, ALICE.principal)).rejects.toThrow(TicketError);
        },
      ),
    );
  });

  it('is rejected if it is arbitrary text', async () => {
    const tickets = at([key('a', 1)]);
    await fc.assert(
      fc.asyncProperty(fc.string(), async (text) => {
        await expect(tickets.open(text, ALICE.principal)).rejects.toMatchObject({ refusal: 'unknown' });
      }),
    );
  });
});

describe('parseSealingKeys', () => {
  const entry = (id: string) => `${id}:${Buffer.alloc(32, 3).toString('base64url')}`;

  it('parses keys in order', () => {
    expect(parseSealingKeys(`${entry('b')}, ${entry('a')}`)?.map(({ id }) => id)).toEqual(['b', 'a']);
  });

  it.each([
    ['a key that is too short', 'a:AAAA'],
    ['a key without a name', `:${Buffer.alloc(32).toString('base64url')}`],
    ['one name twice', `${entry('a')},${entry('a')}`],
    ['a comma too many', `${entry('a')},`],
  ])('refuses %s', (_what, setting) => {
    expect(parseSealingKeys(setting)).toBeNull();
  });
});
