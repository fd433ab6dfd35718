import { describe, expect, it } from '@jest/globals';
import { createTokenSource } from '../../src/state/tokens.js';

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';

describe('the token source', () => {
  it.each([
    ['accessToken', `access-sandbox-${uuid}`],
    ['publicToken', `public-sandbox-${uuid}`],
    ['assetReportToken', `assets-sandbox-${uuid}`],
    ['relayToken', `credit-relay-sandbox-${uuid}`],
    ['assetReportId', uuid],
    ['itemId', '[0-9A-Za-z]{37}'],
    ['requestId', '[0-9A-Za-z]{15}'],
  ] as const)("makes a %s in Plaid's shape", (kind, pattern) => {
    expect(createTokenSource('seed')[kind]()).toMatch(new RegExp(`^${pattern}$`));
  });

  it('never creates the same token twice', () => {
    const tokens = createTokenSource('seed');
    const made = Array.from({ length: 1_000 }, () => [tokens.accessToken(), tokens.requestId()]).flat();
    expect(new Set(made).size).toBe(2_000);
  });

  it('creates the same tokens from the same seed, independent of tokens of other types', () => {
    const tokens = createTokenSource('seed');
    const twin = createTokenSource('seed');
    tokens.requestId();
    tokens.itemId();
    expect(tokens.relayToken()).toBe(twin.relayToken());
    expect(tokens.relayToken()).toBe(twin.relayToken());
    expect(createTokenSource('other').relayToken()).not.toBe(createTokenSource('seed').relayToken());
  });
});
