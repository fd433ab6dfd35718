import { describe, expect, it } from '@jest/globals';
import { normalizedText } from '../../../src/lib/normalized-text.js';

describe('a normalized text', () => {
  it.each([
    ['Café', 'CAFE'],
    ['Zoë', 'zoe'],
    ['İstanbul', 'istanbul'],
    ['Straße', 'STRASSE'],
    ['STRAẞE', 'strasse'],
    ['ΟΔΟΣ', 'οδος'],
    ['ﬁrst', 'FIRST'],
  ])('is the same for %s and %s', (one, other) => {
    expect(normalizedText(one)).toBe(normalizedText(other));
  });

  it('of a prefix is part of the normalized whole', () => {
    // In lower case, a sigma at the end of a word is another letter.
    expect(normalizedText('ΟΔΟΣ ΕΡΜΟΥ')).toContain(normalizedText('οδος'));
    expect(normalizedText('ΣΙΣΥΦΟΣ')).toContain(normalizedText('ΣΙΣ'));
  });
});
