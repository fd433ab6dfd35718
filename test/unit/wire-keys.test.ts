import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { assetReport } from '../../src/plaid/endpoints/asset-report.js';
import { auditCopy } from '../../src/plaid/endpoints/audit-copy.js';
import { cashflowReport } from '../../src/plaid/endpoints/cashflow-report.js';
import { creditRelay } from '../../src/plaid/endpoints/credit-relay.js';
import { item } from '../../src/plaid/endpoints/item.js';
import { webhookVerificationKey } from '../../src/plaid/endpoints/webhook-verification-key.js';
import { unreadKeys, wireKeys } from '../types/wire-keys.js';

describe('the keys of answers', () => {
  it('are listed for each of the 23 paths, and so for each that is called', () => {
    const called = [
      assetReport,
      auditCopy,
      cashflowReport,
      creditRelay,
      item,
      webhookVerificationKey,
    ].flatMap((endpoints) => Object.values(endpoints).map(({ path }) => path));
    expect(Object.keys(wireKeys)).toHaveLength(23);
    expect(Object.keys(wireKeys)).toEqual(expect.arrayContaining(called));
  });

  it('that are not read are in docs/PLAID-ANSWERS.md, each with its reason, and no others', async () => {
    const document = await readFile(new URL('../../docs/PLAID-ANSWERS.md', import.meta.url), 'utf8');
    const section = document.split('\n## What is not in the graph\n')[1]?.split('\n## ')[0] ?? '';
    const told = [...section.matchAll(/^\| (`[^|]+`) \| (`[^|]+`) \| ([^|]+) \|$/gm)].flatMap(
      ([, paths = '', keys = '', reason]) =>
        words(paths).flatMap((path) => words(keys).map((key) => `${path} ${key}: ${reason}`)),
    );
    const unread = Object.entries(wireKeys).flatMap(([path, keys]) =>
      [...unreadKeys(keys)].map(([key, reason]) => `${path} ${key}: ${reason}`),
    );
    expect(told.sort()).toEqual(unread.sort());
  });
});

function words(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, word]) => word ?? '');
}
