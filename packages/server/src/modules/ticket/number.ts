import { randomInt } from 'node:crypto';

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const iso7064 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*';

/** The check character of ISO 7064 MOD 37-2. */
export function checkCharacter(text: string): string {
  const sum = [...text].reduce((value, character) => ((value + iso7064.indexOf(character)) * 2) % 37, 0);
  return iso7064[(38 - sum) % 37]!;
}

const format = (characters: string) => `AC-${characters.slice(0, 4)}-${characters.slice(4)}`;

/** A random number. Drawn again until its check character, too, is one that cannot be misread. */
export function newTicketNumber(random: (below: number) => number = randomInt): string {
  for (;;) {
    const characters = Array.from({ length: 7 }, () => crockford[random(crockford.length)]).join('');
    const check = checkCharacter(characters);
    if (crockford.includes(check)) return format(characters + check);
  }
}

/** The number as it is stored, however a person wrote it; null when it was mistyped. */
export function parseTicketNumber(text: string): string | null {
  const characters = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐-―]/g, '')
    .replace(/^AC(?=.{8}$)/, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  const valid =
    characters.length === 8 && [...characters].every((character) => crockford.includes(character));
  return valid && checkCharacter(characters.slice(0, 7)) === characters[7] ? format(characters) : null;
}
