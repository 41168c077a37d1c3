import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchOrigin, readOrigin } from './origins.ts';

describe('an origin is written down', () => {
  test.each([
    ['as browsers send it', 'https://shop.example', 'https://shop.example'],
    ['with a port', 'https://shop.example:8443', 'https://shop.example:8443'],
    ['without the default port', 'https://shop.example:443', 'https://shop.example'],
    ['without the default port of http', 'http://shop.example:80', 'http://shop.example'],
    ['without the slash at the end', 'https://shop.example/', 'https://shop.example'],
    ['in lower case', 'HTTPS://Shop.EXAMPLE', 'https://shop.example'],
    ['without blanks around it', ' https://shop.example\n', 'https://shop.example'],
    ['in ASCII', 'https://維修.example', 'https://xn--8uq182i.example'],
    ['in ASCII, upper case first', 'https://BÜCHER.example', 'https://xn--bcher-kva.example'],
    ['of this machine', 'http://localhost:5173', 'http://localhost:5173'],
    ['of an address', 'http://192.168.0.7:8080', 'http://192.168.0.7:8080'],
    ['of an address in short', 'http://127.1', 'http://127.0.0.1'],
    ['of an address of IPv6', 'https://[2001:DB8:0::1]:8443', 'https://[2001:db8::1]:8443'],
    ['of all below a domain', 'https://*.dealer.example', 'https://*.dealer.example'],
    ['of all below a domain, with a port', 'https://*.dealer.example:8443', 'https://*.dealer.example:8443'],
    ['of all below a subdomain', 'https://*.Shops.Dealer.co.uk/', 'https://*.shops.dealer.co.uk'],
    ['of all below a domain, in ASCII', 'https://*.bücher.example:443', 'https://*.xn--bcher-kva.example'],
    ['of all below a site of a host', 'https://*.dealer.github.io', 'https://*.dealer.github.io'],
  ])('%s', (_what, text, origin) => {
    expect(readOrigin(text)).toEqual({ origin });
    expect(readOrigin(origin)).toEqual({ origin });
  });

  test.each<[string, string]>([
    ['', 'invalid_origin'],
    ['null', 'invalid_origin'],
    ['shop.example', 'invalid_origin'],
    ['//shop.example', 'invalid_origin'],
    ['https://', 'invalid_origin'],
    ['https:shop.example', 'invalid_origin'],
    ['https://shop.example/repairs', 'invalid_origin'],
    ['https://shop.example?from=1', 'invalid_origin'],
    ['https://shop.example#top', 'invalid_origin'],
    ['https://shop.example\\evil', 'invalid_origin'],
    ['https://user@shop.example', 'invalid_origin'],
    ['https://user:word@shop.example', 'invalid_origin'],
    ['https://shop.example.', 'invalid_origin'],
    ['https://shop.example:', 'ok'],
    ['https://shop.example:port', 'invalid_origin'],
    ['https://shop.example:70000', 'invalid_origin'],
    ['https://shop example', 'invalid_origin'],
    ['https://one.example https://two.example', 'invalid_origin'],
    ['ftp://shop.example', 'invalid_origin'],
    ['file:///index.html', 'invalid_origin'],
    ['data:text/html,x', 'invalid_origin'],
    ['chrome-extension://abcdef', 'invalid_origin'],
    ['javascript://shop.example', 'invalid_origin'],
    ['https://[::1', 'invalid_origin'],
    ['*', 'invalid_wildcard'],
    ['https://*', 'invalid_wildcard'],
    ['https://*:8443', 'invalid_wildcard'],
    ['*.dealer.example', 'invalid_wildcard'],
    ['*://dealer.example', 'invalid_wildcard'],
    ['https://*dealer.example', 'invalid_wildcard'],
    ['https://shop*.dealer.example', 'invalid_wildcard'],
    ['https://shop.*.example', 'invalid_wildcard'],
    ['https://*.*.dealer.example', 'invalid_wildcard'],
    ['https://dealer.*', 'invalid_wildcard'],
    ['https://dealer.example:*', 'invalid_wildcard'],
    ['https://*.com', 'wildcard_too_wide'],
    ['https://*.example', 'wildcard_too_wide'],
    ['https://*.co.uk', 'wildcard_too_wide'],
    ['https://*.com.cn', 'wildcard_too_wide'],
    ['https://*.github.io', 'wildcard_too_wide'],
    ['https://*.myshopify.com', 'wildcard_too_wide'],
    ['https://*.中国', 'wildcard_too_wide'],
    ['https://*.localhost', 'wildcard_too_wide'],
    ['https://*.192.168.0.7', 'wildcard_too_wide'],
    ['https://*.[2001:db8::1]', 'wildcard_too_wide'],
    ['https://*.dealer.example.', 'invalid_origin'],
  ])('but not as %j', (text, fault) => {
    expect(readOrigin(text)).toEqual(fault === 'ok' ? { origin: 'https://shop.example' } : { fault });
  });
});

describe('a key works', () => {
  test.each([
    ['https://shop.example', 'https://shop.example', true],
    ['https://shop.example', 'http://shop.example', false],
    ['http://shop.example', 'https://shop.example', false],
    ['https://shop.example', 'https://shop.example:8443', false],
    ['https://shop.example:8443', 'https://shop.example:8443', true],
    ['https://shop.example:8443', 'https://shop.example', false],
    ['https://shop.example', 'https://www.shop.example', false],
    ['https://shop.example', 'https://shop.example.evil', false],
    ['https://shop.example', 'https://SHOP.example', false],
    ['https://shop.example', 'https://shop.example/', false],
    ['https://shop.example', 'null', false],
    ['https://shop.example', '', false],
    ['http://[::1]:3000', 'http://[::1]:3000', true],
    ['http://[::1]:3000', 'http://127.0.0.1:3000', false],
    ['https://*.dealer.example', 'https://shop.dealer.example', true],
    ['https://*.dealer.example', 'https://de.shop.dealer.example', true],
    ['https://*.dealer.example', 'https://xn--bcher-kva.dealer.example', true],
    ['https://*.dealer.example', 'https://dealer.example', false],
    ['https://*.dealer.example', 'https://.dealer.example', false],
    ['https://*.dealer.example', 'https://evildealer.example', false],
    ['https://*.dealer.example', 'https://dealer.example.evil.example', false],
    ['https://*.dealer.example', 'https://shop.dealer.example.', false],
    ['https://*.dealer.example', 'http://shop.dealer.example', false],
    ['https://*.dealer.example', 'https://shop.dealer.example:8443', false],
    ['https://*.dealer.example', 'https://shop.dealer.example:443', false],
    ['https://*.dealer.example', 'https://SHOP.dealer.example', false],
    ['https://*.dealer.example', 'https://shop.dealer.example/', false],
    ['https://*.dealer.example', 'https://evil.example/.dealer.example', false],
    ['https://*.dealer.example', 'https://evil.example?.dealer.example', false],
    ['https://*.dealer.example', 'https://user@shop.dealer.example', false],
    ['https://*.dealer.example', 'https://*.dealer.example', true],
    ['https://*.dealer.example', 'null', false],
    ['https://*.dealer.example', '', false],
    ['https://*.dealer.example:8443', 'https://shop.dealer.example:8443', true],
    ['https://*.dealer.example:8443', 'https://shop.dealer.example', false],
    ['https://*.dealer.example:8443', 'https://shop.dealer.example:18443', false],
  ])('written down for %s, in a page of %s: %s', (allowed, origin, works) => {
    const by = works ? allowed : undefined;
    expect(matchOrigin([allowed], origin)).toBe(by);
    expect(matchOrigin(['https://other.example', allowed], origin)).toBe(by);
    expect(matchOrigin([], origin)).toBeUndefined();
  });

  test('by its own name rather than by a star', () => {
    const origins = ['https://*.dealer.example', 'https://shop.dealer.example'];
    expect(matchOrigin(origins, 'https://shop.dealer.example')).toBe('https://shop.dealer.example');
    expect(matchOrigin(origins, 'https://de.dealer.example')).toBe('https://*.dealer.example');
  });

  test('in no page that does not lie below what was written down, whatever it is called', () => {
    const host = fc
      .array(fc.constantFrom('shop', 'evil', 'dealer', 'example', 'evildealer', 'co', 'uk'), {
        minLength: 1,
        maxLength: 5,
      })
      .map((labels) => labels.join('.'));
    fc.assert(
      fc.property(host, host, (page, domain) => {
        const read = readOrigin(`https://*.${domain}`);
        if ('fault' in read) return;
        const below = page.endsWith(`.${domain}`);
        expect(matchOrigin([read.origin], `https://${page}`)).toBe(below ? read.origin : undefined);
        expect(matchOrigin([read.origin], `https://shop.${domain}`)).toBe(read.origin);
        expect(matchOrigin([read.origin], `https://${domain}`)).toBeUndefined();
      }),
    );
  });
});
