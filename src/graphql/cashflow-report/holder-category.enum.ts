import { holderCategory } from '../../model/cashflow-enums.js';
import { registerOpenEnum } from '../shared/register-open-enum.js';

export const HolderCategory = registerOpenEnum(
  holderCategory,
  'HolderCategory',
  'Whether a business or a person holds an account.',
  {
    BUSINESS: 'A business holds it.',
    PERSONAL: 'A person holds it.',
    UNDETERMINED: "Plaid could not determine it. Plaid's own value for this is 'unrecognized'.",
    UNRECOGNIZED: "A category that this version does not know. `holderCategoryRaw` contains Plaid's value.",
  },
);
