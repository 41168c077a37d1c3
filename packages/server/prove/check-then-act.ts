// Planted with `node --import`: the server looks at a level and then writes what it has made of it, as one would who has
// never had two callers at once. It is here, and not a switch of the product.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

const planted: [string, string][] = [
  ['for update of l`', '`'],
  [
    'where l.id = c.id and l.reserved + c.reserved >= 0 and l.on_hand + c.on_hand >= l.reserved + c.reserved\n',
    'where l.id = c.id\n',
  ],
];

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    if (!url.endsWith('/modules/stock/levels.ts')) return loaded;
    let source = readFileSync(fileURLToPath(url), 'utf8');
    for (const [right, wrong] of planted) {
      if (!source.includes(right)) throw new Error(`the fault cannot be planted: there is no ${right}`);
      source = source.replace(right, wrong);
    }
    return { ...loaded, source };
  },
});
