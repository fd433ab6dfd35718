import { itemUpdateType } from '../../model/cashflow-enums.js';
import { registerOpenEnum } from '../shared/register-open-enum.js';

export const ItemUpdateType = registerOpenEnum(
  itemUpdateType,
  'ItemUpdateType',
  'Whether Plaid can fetch data from an institution without the holder.',
  {
    BACKGROUND: 'It can, at any time.',
    USER_PRESENT_REQUIRED: 'Only while the holder is present, to confirm a login for instance.',
    UNRECOGNIZED: 'A way that this version does not know. `updateTypeRaw` has it.',
  },
);
