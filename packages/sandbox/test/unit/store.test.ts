import { describe, expect, it } from '@jest/globals';
import { Collection } from '../../src/state/store.js';

interface Thing {
  readonly id: string;
  readonly token: string;
  readonly size: number;
}

describe('a collection', () => {
  const one: Thing = { id: '1', token: 'a', size: 1 };
  const filled = () => {
    const things = new Collection<Thing, 'id' | 'token'>('id', 'token');
    things.insert(one);
    return things;
  };

  it('finds an entity by any of its keys', () => {
    expect(filled().find('id', '1')).toBe(one);
    expect(filled().find('token', 'a')).toBe(one);
    expect(filled().find('token', '1')).toBeUndefined();
  });

  it('finds a replaced entity by its new keys, not by the old ones', () => {
    const things = filled();
    const two = things.replace(one, { ...one, token: 'b', size: 2 });
    expect(things.find('id', '1')).toBe(two);
    expect(things.find('token', 'b')).toBe(two);
    expect(things.find('token', 'a')).toBeUndefined();
  });

  it('does not find removed entities', () => {
    const things = filled();
    things.remove(one);
    expect(things.find('id', '1')).toBeUndefined();
    expect(things.find('token', 'a')).toBeUndefined();
  });

  it('does not find names of the object prototype', () => {
    expect(filled().find('id', 'constructor')).toBeUndefined();
  });
});
