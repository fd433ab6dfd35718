import { businessAccountVerificationStatus } from '../../model/cashflow-enums.js';
import { registerOpenEnum } from '../asset-report/register-open-enum.js';

export const BusinessAccountVerificationStatus = registerOpenEnum(
  businessAccountVerificationStatus,
  'BusinessAccountVerificationStatus',
  'How far the check of an account number is that was linked by micro-deposits or looked up in a database.',
  {
    AUTOMATICALLY_VERIFIED: 'Verified, without the owner doing anything.',
    PENDING_AUTOMATIC_VERIFICATION: 'Plaid is waiting for its deposit to arrive.',
    PENDING_MANUAL_VERIFICATION: 'The owner has yet to confirm the deposit.',
    UNSENT: 'Plaid has yet to send the deposit.',
    MANUALLY_VERIFIED: 'Verified: the owner confirmed the deposit.',
    VERIFICATION_EXPIRED:
      'Given up: the deposit was not verified within seven days. The owner may link again.',
    VERIFICATION_FAILED: 'Failed: the owner was wrong three times. The owner may link again.',
    DATABASE_MATCHED: 'Verified against data that Plaid has. Plaid calls this one deprecated.',
    DATABASE_INSIGHTS_PASS: 'Plaid knows an open account with these numbers.',
    DATABASE_INSIGHTS_PASS_WITH_CAUTION:
      'Plaid knows no account with these numbers, but they could be those of one.',
    DATABASE_INSIGHTS_FAIL: 'The numbers look wrong, or the account was reported to be closed or frozen.',
    UNRECOGNIZED: 'A status that this version does not know. `verificationStatusRaw` has it.',
  },
);
