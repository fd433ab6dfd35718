import { phoneNumberType } from '../../model/enums.js';
import { registerOpenEnum } from './register-open-enum.js';

export const PhoneNumberType = registerOpenEnum(
  phoneNumberType,
  'PhoneNumberType',
  'Kind of a phone number, as the bank reports it.',
  {
    HOME: 'Home number.',
    WORK: 'Work number.',
    OFFICE: 'Office number.',
    MOBILE: 'Mobile phone.',
    MOBILE1: 'Mobile phone. Plaid does not say how it differs from MOBILE.',
    OTHER: 'Another kind.',
    UNRECOGNIZED: "A kind that this version does not know. `typeRaw` contains Plaid's value.",
  },
);
