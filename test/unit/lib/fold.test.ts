import { describe, expect, it } from '@jest/globals';
import { fold } from '../../../src/lib/fold.js';

describe('a folded text', () => {
  it.each([
    ['Café', 'CAFE'],
    ['Zoë', 'zoe'],
    ['İstanbul', 'istanbul'],
    ['Straße', 'STRASSE'],
    ['STRAẞE', 'strasse'],
    ['ΟΔΟΣ', 'οδος'],
    ['ﬁrst', 'FIRST'],
  ])('is the same for %s and %s', (one, other) => {
    expect(fold(one)).toBe(fold(other));
  });

  it('is in the folded text that it is the beginning of', () => {
    // In lower case a last sigma is another letter than one within.
    expect(fold('ΟΔΟΣ ΕΡΜΟΥ')).toContain(fold('οδος'));
    expect(fold('ΣΙΣΥΦΟΣ')).toContain(fold('ΣΙΣ'));
  });
});
