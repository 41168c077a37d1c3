/** A serial number as it is stored and compared: without the spaces and the case that people add. */
export const normalizeSerial = (serial: string): string =>
  serial.normalize('NFKC').replace(/\s+/g, '').toUpperCase();

/** A name in the language of the tag (BCP 47, RFC 4647 look-up), else the model's own name. */
export function nameIn(model: { name: string; names: unknown }, locale: string | null | undefined): string {
  const names =
    model.names !== null && typeof model.names === 'object'
      ? new Map(Object.entries(model.names))
      : new Map();
  const subtags = (locale ?? '').split('-');
  for (let length = subtags.length; length > 0; length--) {
    const wanted = subtags.slice(0, length).join('-').toLowerCase();
    for (const [tag, name] of names) {
      const known = tag.toLowerCase();
      if (typeof name === 'string' && (known === wanted || known.startsWith(`${wanted}-`))) return name;
    }
  }
  return model.name;
}

/** Names as their column keeps them: by language tag. */
export const namesByLocale = (
  names: readonly { locale: string | null; name: string }[] | null | undefined,
): Record<string, string> => Object.fromEntries((names ?? []).map(({ locale, name }) => [locale, name]));
