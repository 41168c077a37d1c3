// Gives Chromium the same letters on every machine, Chinese ones among them.
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const noto = '/usr/share/fonts/opentype/noto';

/** Tells every program that is started from now on, by fontconfig's environment, what to write with. */
export function chooseFonts() {
  if (!existsSync(join(noto, 'NotoSansCJK-Regular.ttc'))) {
    throw new Error(`There are no Chinese letters in ${noto}: on Debian, apt-get install fonts-noto-cjk.`);
  }
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-fonts-'));
  process.env.FONTCONFIG_FILE = join(folder, 'fonts.conf');
  writeFileSync(process.env.FONTCONFIG_FILE, configuration(folder));
}

/** Chromium asks for no name at all when a page says system-ui. */
const configuration = (folder) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${noto}</dir>
  <cachedir>${folder}/cache</cachedir>
  ${replace('', 'Noto Sans CJK SC')}
  ${replace('sans', 'Noto Sans CJK SC')}
  ${replace('sans-serif', 'Noto Sans CJK SC')}
  ${replace('serif', 'Noto Serif CJK SC')}
  ${replace('monospace', 'Noto Sans Mono CJK SC')}
</fontconfig>
`;

const replace = (family, font) => `<match target="pattern">
    <test name="family"><string>${family}</string></test>
    <edit name="family" mode="assign" binding="strong"><string>${font}</string></edit>
  </match>`;
