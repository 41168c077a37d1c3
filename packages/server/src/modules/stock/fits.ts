import type { Transaction } from '../../platform/database.ts';
import { ValidationError } from '../../platform/errors.ts';

/** The ids of the models that a part is made for, by their codes; every unknown one at once. */
export async function findModels(tx: Transaction, codes: readonly string[]): Promise<string[]> {
  const models = await tx.productModel.findMany({
    where: { code: { in: [...codes] } },
    select: { id: true, code: true },
  });
  const known = new Set(models.map(({ code }) => code));
  const issues = codes.flatMap((code, index) =>
    known.has(code)
      ? []
      : [
          {
            path: ['models', String(index)],
            message: `There is no product model ${code}.`,
            code: 'unknown_model',
          },
        ],
  );
  if (issues.length > 0) throw new ValidationError(issues);
  return models.map(({ id }) => id);
}
