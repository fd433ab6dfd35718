import { financeCategoryVersion } from '../../model/cashflow-enums.js';
import { registerOpenEnum } from '../shared/register-open-enum.js';

export const FinanceCategoryVersion = registerOpenEnum(
  financeCategoryVersion,
  'FinanceCategoryVersion',
  "Version of Plaid's personal finance categories.",
  {
    V1: 'The first version. Customers from before December 2025 get it unless they request the second.',
    V2: 'The second version.',
    UNRECOGNIZED: "A version that creditgraph does not know yet. `versionRaw` contains Plaid's value.",
  },
);
