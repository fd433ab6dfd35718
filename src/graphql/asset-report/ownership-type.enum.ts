import { ownershipType } from '../../model/enums.js';
import { registerOpenEnum } from '../shared/register-open-enum.js';

export const OwnershipType = registerOpenEnum(
  ownershipType,
  'OwnershipType',
  'Kind of owner of an account.',
  {
    INDIVIDUAL: 'One person.',
    JOINT: 'Several people together.',
    ASSOCIATION: 'A company, a partnership or an association, for profit or not.',
    TRUST: 'A trust, revocable or irrevocable.',
    UNRECOGNIZED:
      "A form of ownership that this version does not know. `ownershipTypeRaw` contains Plaid's value.",
  },
);
