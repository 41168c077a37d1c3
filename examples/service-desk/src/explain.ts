import { isAftercareError, type ValidationIssue } from '@aftercare/sdk';
import { language } from './language/language.ts';
import { moment } from './language/time.ts';
import { SignInError } from './sign-in/issuer.ts';

/** What went wrong, in the user's language, with the reference by which the server's log knows it. */
export function explain(error: unknown): string {
  const { errors, signIn } = language.text;
  if (error instanceof SignInError) return signIn.problem[error.problem];
  if (!isAftercareError(error)) return errors.unexpected;
  switch (error.name) {
    case 'IllegalTransitionError': {
      const { status } = language.text;
      return errors.illegalTransition(status[error.from], status[error.to]);
    }
    case 'LoanerConflictError': {
      const { loaners } = language.text;
      return error.freeFrom ? loaners.takenUntil(moment(error.freeFrom)) : loaners.takenForLong;
    }
    case 'RateLimitError':
      return errors.rateLimited(error.retryAfter ?? 1);
    case 'ServerError':
    case 'InvalidRequestError': {
      const message = errors[error.name];
      return error.requestId ? `${message} ${errors.reference(error.requestId)}` : message;
    }
    case 'ResyncRequiredError':
      return errors.StaleVersionError;
    default:
      return errors[error.name];
  }
}

/** What is wrong with one field of the input, if anything. */
export function issueAt(error: unknown, field: string): string | undefined {
  const issue = issuesOf(error).find(({ path }) => path.join('.') === field);
  return issue && (language.text.issues[issue.code] ?? issue.message);
}

/** What is wrong somewhere in a part of the input, as in one of the serial numbers of a line, if anything. */
export function issueUnder(error: unknown, field: string): string | undefined {
  const issue = issuesOf(error).find(({ path }) => `${path.join('.')}.`.startsWith(`${field}.`));
  return issue && (language.text.issues[issue.code] ?? issue.message);
}

function issuesOf(error: unknown): readonly ValidationIssue[] {
  return isAftercareError(error, 'ValidationError') ? error.issues : [];
}
