import { financeCategoryVersion } from '../../model/cashflow-enums.js';
import { registerOpenEnum } from '../shared/register-open-enum.js';

export const FinanceCategoryVersion = registerOpenEnum(
  financeCategoryVersion,
  'FinanceCategoryVersion',
  "Which edition of Plaid's personal finance categories a category is from.",
  {
    V1: 'The first, which customers from before December 2025 get unless they ask for the second.',
    V2: 'The second.',
    UNRECOGNIZED: 'An edition that this version does not know. `versionRaw` has it.',
  },
);
