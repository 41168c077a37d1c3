import type { ValidationIssue } from '../../platform/errors.ts';
import type { Phase, Policy } from './rules.ts';

const longestMonths = 1_200;

/** What is wrong with a policy beyond the shape of its parts. */
export function policyProblems(policy: Omit<Policy, 'code' | 'version'>): ValidationIssue[] {
  const { phases, excludedCauses, replacedPart } = policy;
  return [
    ...phaseProblems(phases),
    ...excludedCauses.flatMap((cause, index) =>
      excludedCauses.indexOf(cause) === index
        ? []
        : [issue(['excludedCauses', index], `${cause} is here twice.`, 'duplicate')],
    ),
    ...(replacedPart ? monthsProblems(replacedPart.months, ['replacedPart', 'months']) : []),
  ];
}

/** The same for the phases of a policy or an extension: each begins where the one before it ends. */
export function phaseProblems(phases: readonly Phase[]): ValidationIssue[] {
  if (phases.length === 0) {
    return [
      issue(
        ['phases'],
        'A warranty has at least one phase; what holds after it is `afterwards`.',
        'required',
      ),
    ];
  }
  const problems = phases.flatMap(({ months }, index) => monthsProblems(months, ['phases', index, 'months']));
  const total = phases.reduce((sum, { months }) => sum + months, 0);
  if (problems.length === 0 && total > longestMonths) problems.push(tooLong(['phases']));
  return problems;
}

function monthsProblems(months: number, path: (string | number)[]): ValidationIssue[] {
  if (!Number.isInteger(months) || months < 1) {
    const message =
      'This takes a whole number of months, at least 1: a shorter one would overlap with the next.';
    return [issue(path, message, 'invalid_value')];
  }
  return months > longestMonths ? [tooLong(path)] : [];
}

const tooLong = (path: (string | number)[]) =>
  issue(
    path,
    `This is longer than ${longestMonths} months: say what holds for life in \`afterwards\`.`,
    'too_long',
  );

const issue = (path: (string | number)[], message: string, code: string): ValidationIssue => ({
  path: path.map(String),
  message,
  code,
});
