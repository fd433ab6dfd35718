import { positionType } from '../../model/enums.js';
import { registerOpenEnum } from '../shared/register-open-enum.js';

export const PositionType = registerOpenEnum(positionType, 'PositionType', 'Which side of a trade is held.', {
  LONG: 'Owned: worth more when the price rises.',
  SHORT: 'Sold without being owned: worth more when the price falls.',
  UNRECOGNIZED: 'A side that this version does not know. `positionTypeRaw` has it.',
});
