import type { ProductModel } from '@aftercare/sdk';

/** A model's name without its code, with which many names end: the desk shows the code in a place of its own. */
export function productName({ name, code }: ProductModel): string {
  const bare = name.endsWith(code) ? name.slice(0, -code.length).trim() : name;
  return bare || name;
}
