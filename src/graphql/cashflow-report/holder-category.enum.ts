import { holderCategory } from '../../model/cashflow-enums.js';
import { registerOpenEnum } from '../shared/register-open-enum.js';

export const HolderCategory = registerOpenEnum(
  holderCategory,
  'HolderCategory',
  'Whether an account is held by a business or by a person.',
  {
    BUSINESS: 'By a business.',
    PERSONAL: 'By a person.',
    UNDETERMINED: "Plaid could not tell; its own word for that is 'unrecognized'.",
    UNRECOGNIZED: 'A category that this version does not know. `holderCategoryRaw` has it.',
  },
);
