import { language } from './language.ts';

/** How large a file is, in its largest unit: "82 kB", "1.4 MB". */
export function fileSize(bytes: number): string {
  const [unit, size] =
    bytes < 1_000_000 ? (['kilobyte', 1_000] as const) : (['megabyte', 1_000_000] as const);
  const format = { style: 'unit', unit, maximumFractionDigits: unit === 'megabyte' ? 1 : 0 } as const;
  return new Intl.NumberFormat(language.tag, format).format(Math.max(1, bytes / size));
}
