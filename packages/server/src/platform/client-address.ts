import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;
/** An address, and how many of its first bits count. */
export type Network = [Address, number];

/** Null: this is neither an address nor a network in CIDR form, or it is the whole internet. */
export function parseNetwork(text: string): Network | null {
  const address = parseAddress(text);
  if (address) return [address, address.toByteArray().length * 8];
  if (!isWritten(text.split('/')[0]!) || !ipaddr.isValidCIDR(text)) return null;
  const [first, bits] = ipaddr.parseCIDR(text);
  // An address of IPv4 is compared as one, however it is written.
  const isMapped = first instanceof ipaddr.IPv6 && first.isIPv4MappedAddress();
  return bits > 0 && !isMapped ? [first, bits] : null;
}

/**
 * Whose request it is: the address that the connection comes from or, where that is a proxy that the operator trusts, what
 * this proxy says, and so on. What stands further to the left in X-Forwarded-For, anybody could have written.
 */
export class ClientAddresses {
  readonly #trusted: readonly Network[];

  constructor(trusted: readonly Network[]) {
    this.#trusted = trusted;
  }

  /** `connected`: '' where nothing is known of the connection. */
  find(connected: string, forwardedFor: string | undefined): string {
    const said = forwardedFor?.split(',') ?? [];
    let address = parseAddress(connected);
    while (address && this.#isTrusted(address)) {
      const next = parseAddress(said.pop() ?? '');
      // A proxy that gives nobody's address speaks for itself.
      if (!next) break;
      address = next;
    }
    return address ? address.toString() : '';
  }

  #isTrusted(address: Address): boolean {
    return this.#trusted.some(
      ([network, bits]) => network.kind() === address.kind() && address.match(network, bits),
    );
  }
}

/** What is counted as one: whoever has an address of IPv6 has all of its /64. */
export function networkOf(address: string): string {
  const parsed = parseAddress(address);
  if (!(parsed instanceof ipaddr.IPv6)) return parsed?.toString() ?? '';
  // This machine has one address of its /64.
  if (parsed.range() === 'loopback') return parsed.toString();
  return `${new ipaddr.IPv6([...parsed.parts.slice(0, 4), 0, 0, 0, 0]).toString()}/64`;
}

/** An address as connections and proxies write it, some of which add a port. */
function parseAddress(text: string): Address | null {
  const bare = text.trim().replace(/^\[(.*)\](?::\d+)?$|^([\d.]+):\d+$/, '$1$2');
  return isWritten(bare) ? ipaddr.process(bare) : null;
}

const isWritten = (text: string): boolean =>
  text.includes(':') ? ipaddr.IPv6.isValid(text) : ipaddr.IPv4.isValidFourPartDecimal(text);
