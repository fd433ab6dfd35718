import { transactionType } from '../../model/enums.js';
import { registerOpenEnum } from './register-open-enum.js';

export const TransactionType = registerOpenEnum(
  transactionType,
  'TransactionType',
  'Where a transaction took place.',
  {
    DIGITAL: 'Online.',
    PLACE: 'At a physical place, such as a shop.',
    SPECIAL: 'By the bank itself, such as a fee or a deposit.',
    UNRESOLVED: 'Plaid could not tell.',
    UNRECOGNIZED: 'A type that this version does not know. `transactionTypeRaw` has it.',
  },
);
