import type { Cause, PlaidError } from 'plaid';
import type { ErrorCause, ErrorDetails } from './error-details.js';
import { listOrEmpty, type Place, textOrNull, textsOrNull, wholeNumberOrNull } from './reader.js';

export function mapErrorDetails(wire: PlaidError, at: Place): ErrorDetails {
  return {
    ...mapBasics(wire, at),
    errorCodeReason: textOrNull(wire.error_code_reason),
    suggestedAction: textOrNull(wire.suggested_action),
    documentationUrl: textOrNull(wire.documentation_url),
    requestId: textOrNull(wire.request_id),
    causes: listOrEmpty(wire.causes, at, 'causes', mapErrorCause),
  };
}

function mapErrorCause(wire: Cause, at: Place): ErrorCause {
  return { itemId: textOrNull(wire.item_id), ...mapBasics(wire, at) };
}

function mapBasics(wire: PlaidError, at: Place) {
  return {
    errorType: textOrNull(wire.error_type),
    errorCode: textOrNull(wire.error_code),
    displayMessage: textOrNull(wire.display_message),
    status: wholeNumberOrNull(wire.status),
    requiredAccountSubtypes: textsOrNull(wire.required_account_subtypes, at, 'required_account_subtypes'),
    providedAccountSubtypes: textsOrNull(wire.provided_account_subtypes, at, 'provided_account_subtypes'),
  };
}
