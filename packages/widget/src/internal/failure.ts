import { isAftercareError } from '@aftercare/sdk/public';
import type { FailureMessages } from '../i18n/messages.ts';

/** Whether the request may have reached the server although no answer came back. */
export function isUnanswered(error: unknown): boolean {
  return (
    isAftercareError(error, 'ConnectionError') ||
    isAftercareError(error, 'TimeoutError') ||
    isAftercareError(error, 'ServerError')
  );
}

/** Says in the customer's words why a request failed and what to do. */
export function describeFailure(error: unknown, messages: FailureMessages): string {
  if (!navigator.onLine) return messages.offline;
  if (isAftercareError(error, 'ConnectionError') || isAftercareError(error, 'TimeoutError')) {
    return messages.unreachable;
  }
  if (isAftercareError(error, 'RateLimitError')) return messages.busy(error.retryAfter ?? 60);
  if (isAftercareError(error, 'PermissionError') || isAftercareError(error, 'AuthenticationError')) {
    return messages.refused;
  }
  return messages.unexpected(isAftercareError(error) ? error.requestId : undefined);
}
