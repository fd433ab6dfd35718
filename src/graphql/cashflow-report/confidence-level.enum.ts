import { confidenceLevel } from '../../model/cashflow-enums.js';
import { registerOpenEnum } from '../shared/register-open-enum.js';

export const ConfidenceLevel = registerOpenEnum(
  confidenceLevel,
  'ConfidenceLevel',
  'How sure Plaid is of a category or a counterparty.',
  {
    VERY_HIGH: 'More than 98 % sure.',
    HIGH: 'More than 90 % sure.',
    MEDIUM: 'Fairly sure; details may be wrong.',
    LOW: 'Not sure: another category may fit better, or the name was only parsed from the text.',
    UNKNOWN: 'Plaid does not know how sure it is.',
    UNRECOGNIZED: 'A level that this version does not know. `confidenceLevelRaw` has it.',
  },
);
