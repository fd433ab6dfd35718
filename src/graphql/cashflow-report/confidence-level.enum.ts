import { confidenceLevel } from '../../model/cashflow-enums.js';
import { registerOpenEnum } from '../shared/register-open-enum.js';

export const ConfidenceLevel = registerOpenEnum(
  confidenceLevel,
  'ConfidenceLevel',
  "Plaid's confidence in a category or a counterparty.",
  {
    VERY_HIGH: 'More than 98 % sure.',
    HIGH: 'More than 90 % sure.',
    MEDIUM: 'Fairly sure. Details may be wrong.',
    LOW: 'Not sure. Another category may fit better, or the name was only parsed from the text.',
    UNKNOWN: 'Plaid does not know its confidence.',
    UNRECOGNIZED: "A level that this version does not know. `confidenceLevelRaw` contains Plaid's value.",
  },
);
