import { registerEnumType } from 'type-graphql';

export const NameMatch = {
  SAME: 'SAME',
  LAST_NAME_ONLY: 'LAST_NAME_ONLY',
  DIFFERENT: 'DIFFERENT',
} as const;

registerEnumType(NameMatch, {
  name: 'NameMatch',
  description: 'How the name of the applicant compares with the names of the owners: a heuristic.',
  valuesConfig: {
    SAME: { description: 'One owner has every word of the first and of the last name.' },
    LAST_NAME_ONLY: { description: 'One owner has every word of the last name, and none has both names.' },
    DIFFERENT: { description: 'No owner has every word of the last name.' },
  },
});
