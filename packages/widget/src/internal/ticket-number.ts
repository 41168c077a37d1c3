const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * A ticket number as people type it, in its one written form `AC-XXXX-XXXX`; `undefined` when it is mistyped, which its
 * last character shows (ISO 7064 MOD 37-2 over the seven before it).
 */
export function parseTicketNumber(typed: string): string | undefined {
  const characters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/^AC(?=.{8}$)/, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  if (characters.length !== 8) return undefined;
  let sum = 0;
  for (const character of characters) {
    if (!alphabet.includes(character)) return undefined;
    sum = (sum * 2 + Number.parseInt(character, 36)) % 37;
  }
  return sum === 1 ? `AC-${characters.slice(0, 4)}-${characters.slice(4)}` : undefined;
}
