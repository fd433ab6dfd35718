import { phoneNumberType } from '../../model/enums.js';
import { registerOpenEnum } from './register-open-enum.js';

export const PhoneNumberType = registerOpenEnum(
  phoneNumberType,
  'PhoneNumberType',
  'The kind of a phone number, as the bank gives it.',
  {
    HOME: 'At home.',
    WORK: 'At work.',
    OFFICE: 'At an office.',
    MOBILE: 'Mobile phone.',
    MOBILE1: 'Mobile phone; Plaid does not say how it differs from MOBILE.',
    OTHER: 'Of another kind.',
    UNRECOGNIZED: 'A kind that this version does not know. `typeRaw` has it.',
  },
);
