import type { PlaidError } from 'plaid';
import type { ErrorDetails } from './error-details.js';
import { textOrNull } from './reader.js';

export function mapErrorDetails(wire: PlaidError): ErrorDetails {
  return {
    errorType: textOrNull(wire.error_type),
    errorCode: textOrNull(wire.error_code),
    errorCodeReason: textOrNull(wire.error_code_reason),
    displayMessage: textOrNull(wire.display_message),
    suggestedAction: textOrNull(wire.suggested_action),
    documentationUrl: textOrNull(wire.documentation_url),
    requestId: textOrNull(wire.request_id),
  };
}
