import { positionType } from '../../model/enums.js';
import { registerOpenEnum } from '../shared/register-open-enum.js';

export const PositionType = registerOpenEnum(
  positionType,
  'PositionType',
  'Whether a security is owned or sold short.',
  {
    LONG: 'Owned. Its value rises when the price rises.',
    SHORT: 'Sold without being owned. Its value rises when the price falls.',
    UNRECOGNIZED: "A side that this version does not know. `positionTypeRaw` contains Plaid's value.",
  },
);
