import { transactionType } from '../../model/enums.js';
import { registerOpenEnum } from './register-open-enum.js';

export const TransactionType = registerOpenEnum(
  transactionType,
  'TransactionType',
  'Kind of place at which a transaction was made.',
  {
    DIGITAL: 'Online.',
    PLACE: 'At a physical place, such as a shop.',
    SPECIAL: 'By the bank, such as a fee or a deposit.',
    UNRESOLVED: 'Plaid could not determine it.',
    UNRECOGNIZED: "A type that this version does not know. `transactionTypeRaw` contains Plaid's value.",
  },
);
