import type { ValidationIssue } from '../../platform/errors.ts';
import type { Phase, Policy } from './rules.ts';

const longestMonths = 1_200;
/** Ten years: what is sold on top of a warranty, and not another one for life. */
const longestExtension = 120;

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

/** The same for what is bought on top of one. */
export const extensionProblems = (phases: readonly Phase[]): ValidationIssue[] =>
  phaseProblems(phases, longestExtension, `An extension has ${longestExtension} months at most.`);

const forLife = `This is longer than ${longestMonths} months: say what holds for life in \`afterwards\`.`;

/** Each phase begins where the one before it ends. */
function phaseProblems(
  phases: readonly Phase[],
  longest = longestMonths,
  whenLonger = forLife,
): ValidationIssue[] {
  if (phases.length === 0) {
    return [
      issue(
        ['phases'],
        'A warranty has at least one phase; what holds after it is `afterwards`.',
        'required',
      ),
    ];
  }
  const problems = phases.flatMap(({ months }, index) =>
    monthsProblems(months, ['phases', index, 'months'], longest, whenLonger),
  );
  const total = phases.reduce((sum, { months }) => sum + months, 0);
  if (problems.length === 0 && total > longest) problems.push(issue(['phases'], whenLonger, 'too_long'));
  return problems;
}

function monthsProblems(
  months: number,
  path: (string | number)[],
  longest = longestMonths,
  whenLonger = forLife,
): ValidationIssue[] {
  if (!Number.isInteger(months) || months < 1) {
    const message =
      'This takes a whole number of months, at least 1: a shorter one would overlap with the next.';
    return [issue(path, message, 'invalid_value')];
  }
  return months > longest ? [issue(path, whenLonger, 'too_long')] : [];
}

const issue = (path: (string | number)[], message: string, code: string): ValidationIssue => ({
  path: path.map(String),
  message,
  code,
});
