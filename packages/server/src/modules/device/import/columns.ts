import { ValidationError } from '../../../platform/errors.ts';

/** What the columns of a file of devices may be called: the first name is the one that the docs use. */
const names = {
  serial: ['serial', 'serial number', 'sn', '序列号', '产品序列号', '机身号'],
  modelCode: ['model', 'model code', 'product model', '产品型号', '型号'],
  purchasedOn: ['purchased on', 'purchase date', '购买日期', '购机日期'],
  deliveredOn: ['delivered on', 'delivery date', '交付日期', '交货日期'],
  installedOn: ['installed on', 'installation date', '安装日期'],
  acceptedOn: ['accepted on', 'acceptance date', '验收日期', '竣工验收日期'],
  policy: ['policy', 'warranty policy', '质保政策'],
  'customer.name': ['customer', 'customer name', 'owner', '客户', '客户名称', '客户姓名'],
  'customer.phone': ['phone', 'phone number', '电话', '联系电话', '手机'],
  'customer.email': ['email', 'email address', '邮箱', '电子邮箱'],
  soldBy: ['sold by', 'seller', 'dealer', '销售网点'],
} as const;

export type Field = keyof typeof names;

export interface Column {
  /** null: a column without a name, which must stay empty. */
  field: Field | null;
  /** As the file calls it. */
  name: string;
}

const normalize = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]/g, '');

const fields = new Map<string, Field>(
  Object.entries(names).flatMap(([field, known]) =>
    [field, ...known].map((name): [string, Field] => [normalize(name), field as Field]),
  ),
);

const required = ['serial', 'modelCode'] as const;
const both = (field: Field) =>
  `${names[field][0]} (${names[field].find((name) => /\p{Script=Han}/u.test(name))})`;

/** The columns of a file by its first line: refused where one is unknown, missing, or there twice. */
export function readColumns(header: readonly string[]): Column[] {
  const columns = header.map((name): Column => ({ field: fields.get(normalize(name)) ?? null, name }));
  const issues = columns.flatMap(({ field, name }, at) => {
    if (normalize(name) === '') return [];
    if (field === null) {
      const known = (Object.keys(names) as Field[]).map(both).join(', ');
      const message = `There is no column “${name}”. The columns are ${known}.`;
      return [{ path: [name], message, code: 'unknown_column' }];
    }
    const first = columns.findIndex((other) => other.field === field);
    if (first === at) return [];
    const message = `The columns “${columns[first]!.name}” and “${name}” say the same.`;
    return [{ path: [name], message, code: 'duplicate' }];
  });
  const missing = required
    .filter((field) => !columns.some((column) => column.field === field))
    .map((field) => ({
      path: [names[field][0]],
      message: `The column ${both(field)} is missing.`,
      code: 'required',
    }));
  if (issues.length + missing.length > 0) throw new ValidationError([...issues, ...missing]);
  return columns;
}

/**
 * Whether cells that were read over several lines are one row. Only a name has line breaks, and no separator beside them:
 * otherwise two quotes that nobody meant, like that of 5", have taken in the rows between them.
 */
export const isOneRow = (columns: readonly Column[], cells: readonly string[], delimiter: string): boolean =>
  cells.every((cell, at) => {
    const column = columns[at];
    if (!column) return cell.trim() === '';
    if (!/[\r\n]/.test(cell)) return true;
    return column.field === 'customer.name' && !cell.includes(delimiter);
  });
