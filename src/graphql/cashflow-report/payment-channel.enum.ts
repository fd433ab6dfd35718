import { paymentChannel } from '../../model/cashflow-enums.js';
import { registerOpenEnum } from '../shared/register-open-enum.js';

export const PaymentChannel = registerOpenEnum(paymentChannel, 'PaymentChannel', 'Channel of a payment.', {
  ONLINE: 'Online.',
  IN_STORE: 'At a physical place, such as a shop.',
  OTHER: 'By the bank, such as a fee or a deposit.',
  UNRECOGNIZED: "A channel that this version does not know. `paymentChannelRaw` contains Plaid's value.",
});
