import { describe, expect, test } from 'vitest';
import { phase, project36m, standard4y, terms } from '../../../test/warranties.ts';
import { extensionProblems, policyProblems } from './policy-rules.ts';
import type { Phase, Policy } from './rules.ts';

const problems = (change: Partial<Policy>): string[] =>
  policyProblems({ ...project36m, ...change }).map(({ path, code }) => `${path.join('.')} ${code}`);
const withMonths = (...months: number[]): Phase[] => months.map((length) => phase(length, 'FAC'));

describe('a policy', () => {
  test('of the domain has no problem', () => {
    expect(policyProblems(standard4y)).toEqual([]);
    expect(policyProblems(project36m)).toEqual([]);
  });

  test('may say anything about what comes after, exclude every cause, and last a hundred years', () => {
    expect(
      problems({
        phases: withMonths(1, 1199),
        afterwards: terms('FFF'),
        excludedCauses: ['DEFECT', 'WEAR', 'MISUSE', 'DISASTER', 'UNAUTHORIZED_MODIFICATION', 'OTHER'],
        replacedPart: { ...phase(1200, 'CCC'), given: 'ALWAYS' },
      }),
    ).toEqual([]);
  });

  test('needs a phase', () => {
    expect(problems({ phases: [] })).toEqual(['phases required']);
  });

  test.each([0, -1, -12, 0.5, 12.5, NaN, Infinity, -Infinity])('has no phase of %s months', (months) => {
    expect(problems({ phases: withMonths(months) })).toEqual(['phases.0.months invalid_value']);
    expect(problems({ phases: withMonths(12, months) })).toEqual(['phases.1.months invalid_value']);
    expect(problems({ replacedPart: { ...phase(months, 'FFF'), given: 'ALWAYS' } })).toEqual([
      'replacedPart.months invalid_value',
    ]);
  });

  test('has an end', () => {
    expect(problems({ phases: withMonths(1201) })).toEqual(['phases.0.months too_long']);
    expect(problems({ phases: withMonths(600, 601) })).toEqual(['phases too_long']);
    expect(problems({ phases: withMonths(1e300) })).toEqual(['phases.0.months too_long']);
    expect(problems({ replacedPart: { ...phase(1201, 'FFF'), given: 'UNDER_WARRANTY' } })).toEqual([
      'replacedPart.months too_long',
    ]);
  });

  test('names each excluded cause once', () => {
    expect(problems({ excludedCauses: ['MISUSE', 'WEAR', 'MISUSE', 'WEAR', 'MISUSE'] })).toEqual([
      'excludedCauses.2 duplicate',
      'excludedCauses.3 duplicate',
      'excludedCauses.4 duplicate',
    ]);
  });

  test('is told all its problems at once, each with words', () => {
    const found = policyProblems({
      ...project36m,
      phases: withMonths(0, 12, 2000),
      excludedCauses: ['WEAR', 'WEAR'],
      replacedPart: { ...phase(-3, 'FFF'), given: 'ALWAYS' },
    });
    expect(found.map(({ path }) => path)).toEqual([
      ['phases', '0', 'months'],
      ['phases', '2', 'months'],
      ['excludedCauses', '1'],
      ['replacedPart', 'months'],
    ]);
    for (const { message } of found) expect(message).toMatch(/^[A-Z].{10,}\.$/);
  });
});

test('the phases of an extension are held to the same, and to ten years', () => {
  const found = (...months: number[]) =>
    extensionProblems(withMonths(...months)).map(({ path, code }) => `${path.join('.')} ${code}`);
  expect(found(12, 24)).toEqual([]);
  expect(found()).toEqual(['phases required']);
  expect(found(12, 0)).toEqual(['phases.1.months invalid_value']);
  expect(found(60, 60)).toEqual([]);
  expect(found(60, 61)).toEqual(['phases too_long']);
  expect(found(121, 121)).toEqual(['phases.0.months too_long', 'phases.1.months too_long']);
});
