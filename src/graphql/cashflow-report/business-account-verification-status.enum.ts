import { businessAccountVerificationStatus } from '../../model/cashflow-enums.js';
import { registerOpenEnum } from '../shared/register-open-enum.js';

export const BusinessAccountVerificationStatus = registerOpenEnum(
  businessAccountVerificationStatus,
  'BusinessAccountVerificationStatus',
  'State of the verification of an account number, by micro-deposits or by a database look-up.',
  {
    AUTOMATICALLY_VERIFIED: 'Verified without any action of the owner.',
    PENDING_AUTOMATIC_VERIFICATION: 'Plaid is waiting for its deposit to arrive.',
    PENDING_MANUAL_VERIFICATION: 'The owner has not confirmed the deposit yet.',
    UNSENT: 'Plaid has not sent the deposit yet.',
    MANUALLY_VERIFIED: 'Verified: the owner confirmed the deposit.',
    VERIFICATION_EXPIRED:
      'Expired: the deposit was not verified within seven days. The owner may link again.',
    VERIFICATION_FAILED: 'Failed: the owner entered a wrong value three times. The owner may link again.',
    DATABASE_MATCHED: "Verified against Plaid's data. Plaid calls this status deprecated.",
    DATABASE_INSIGHTS_PASS: 'Plaid knows an open account with these numbers.',
    DATABASE_INSIGHTS_PASS_WITH_CAUTION: 'Plaid knows no account with these numbers, but they look valid.',
    DATABASE_INSIGHTS_FAIL: 'The numbers look wrong, or the account was reported to be closed or frozen.',
    UNRECOGNIZED: "A status that this version does not know. `verificationStatusRaw` contains Plaid's value.",
  },
);
