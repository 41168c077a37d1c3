import { newTicketNumber } from '../modules/ticket/number.ts';

/** As many as seven characters of base 32 can say. */
const places = 2 ** 35;
/** Odd, so that adding it again and again meets every place once before the first repeats. */
const stride = 21_233_664_119;

/** Ticket numbers in an order without a pattern to the eye, none twice. `used`: how many earlier runs have taken. */
export function* bulkNumbers(used: number): Generator<string, never> {
  // Not every draw gives a number, and so each may cost two places.
  let place = Number((BigInt(used) * 2n * BigInt(stride)) % BigInt(places));
  let drawn = 0;
  const draw = (below: number): number => {
    if (drawn % 7 === 0) place = (place + stride) % places;
    return Math.floor(place / below ** (drawn++ % 7)) % below;
  };
  for (;;) yield newTicketNumber(draw);
}
