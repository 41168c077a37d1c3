import type { z } from 'zod';
import type { Transaction } from '../../platform/database.ts';
import { ValidationError, type ValidationIssue } from '../../platform/errors.ts';
import { mostPieces, type stockLine } from './inputs.ts';
import type { WantedLine } from './reserve.ts';

type Line = z.output<typeof stockLine>;

/** The parts that lines name, each part once: lines of one part are added up. Throws every issue at once, each with its line. */
export async function readLines(
  tx: Transaction,
  lines: readonly Line[],
  pathOf = (index: number): readonly string[] => ['lines', String(index)],
): Promise<WantedLine[]> {
  const parts = await tx.part.findMany({
    where: { sku: { in: lines.map(({ sku }) => sku) } },
    select: { id: true, sku: true, serialTracked: true },
  });
  const bySku = new Map(parts.map((part) => [part.sku, part]));
  const issues: ValidationIssue[] = [];
  const wanted = new Map<string, WantedLine>();
  const named = new Set<string>();
  for (const [index, { sku, quantity, serials }] of lines.entries()) {
    const path = pathOf(index);
    const part = bySku.get(sku);
    if (!part) {
      issues.push({
        path: [...path, 'sku'],
        message: `There is no part ${sku} in the catalogue.`,
        code: 'unknown_part',
      });
      continue;
    }
    if (serials?.length && !part.serialTracked) {
      const message = `${sku} is counted, not tracked by serial number.`;
      issues.push({ path: [...path, 'serials'], message, code: 'not_tracked' });
    }
    for (const [at, serial] of (serials ?? []).entries()) {
      const unit = `${sku} ${serial}`;
      if (named.has(unit)) {
        const message = `The serial number ${serial} is here twice.`;
        issues.push({ path: [...path, 'serials', String(at)], message, code: 'duplicate' });
      }
      named.add(unit);
    }
    const same = wanted.get(part.id);
    const sum = quantity + (same?.quantity ?? 0);
    if (sum > mostPieces) {
      const message = `The lines of ${sku} come to ${sum.toLocaleString('en')}: at most ${mostPieces.toLocaleString('en')} at once.`;
      issues.push({ path: [...path, 'quantity'], message, code: 'too_many' });
    }
    wanted.set(part.id, {
      part,
      quantity: sum,
      serials: serials || same?.serials ? [...(same?.serials ?? []), ...(serials ?? [])] : null,
      path: same?.path ?? path,
    });
  }
  if (issues.length > 0) throw new ValidationError(issues);
  return [...wanted.values()];
}
