import { itemUpdateType } from '../../model/cashflow-enums.js';
import { registerOpenEnum } from '../shared/register-open-enum.js';

export const ItemUpdateType = registerOpenEnum(
  itemUpdateType,
  'ItemUpdateType',
  'Whether Plaid can fetch data from an institution without the holder.',
  {
    BACKGROUND: 'Plaid can fetch data at any time.',
    USER_PRESENT_REQUIRED:
      'Plaid can fetch data only while the holder is present, for example to confirm a login.',
    UNRECOGNIZED: "A value that this version does not know. `updateTypeRaw` contains Plaid's value.",
  },
);
