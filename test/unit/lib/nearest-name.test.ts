import { describe, expect, it } from '@jest/globals';
import { nearestName } from '../../../src/lib/nearest-name.js';

const KNOWN = ['name', 'clientId', 'secret', 'secretEnv', 'ownerFor'];

describe('the known name nearest to a misspelt one', () => {
  it.each([
    ['clientID', 'clientId'],
    ['client_id', 'clientId'],
    ['client-id', 'clientId'],
    ['clientIds', 'clientId'],
    ['clintId', 'clientId'],
    ['secretEnv', 'secretEnv'],
    ['secrets', 'secret'],
    ['ownersFor', 'ownerFor'],
    ['nmae', 'name'],
  ])('of %s is %s', (name, expected) => {
    expect(nearestName(name, KNOWN)).toBe(expected);
  });

  it.each(['tenants', 'reader', '', 'canary'])('is none for %j', (name) => {
    expect(nearestName(name, KNOWN)).toBeNull();
  });
});
