// Gives Chromium the same letters on every machine, Chinese ones among them.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const fonts = '/usr/share/fonts';
const needed = {
  'opentype/inter/Inter-Regular.otf': 'fonts-inter',
  'truetype/jetbrains-mono/JetBrainsMono-Regular.ttf': 'fonts-jetbrains-mono',
  'opentype/noto/NotoSansCJK-Regular.ttc': 'fonts-noto-cjk',
};

/**
 * Tells every program that is started from now on, by fontconfig's environment, what to write with.
 * @param {string} folder for its configuration and cache
 */
export function chooseFonts(folder) {
  const missing = Object.entries(needed).filter(([file]) => !existsSync(join(fonts, file)));
  if (missing.length > 0) {
    throw new Error(
      `Fonts are missing. On Debian: apt-get install ${missing.map(([, name]) => name).join(' ')}`,
    );
  }
  process.env.FONTCONFIG_FILE = join(folder, 'fonts.conf');
  writeFileSync(process.env.FONTCONFIG_FILE, configuration(folder));
}

/** Chromium asks for no name at all when a page says system-ui. */
const configuration = (folder) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${fonts}/opentype/inter</dir>
  <dir>${fonts}/truetype/jetbrains-mono</dir>
  <dir>${fonts}/opentype/noto</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
  ${replace('', 'Inter')}
  ${replace('sans', 'Inter')}
  ${replace('sans-serif', 'Inter')}
  ${replace('serif', 'Noto Serif CJK SC')}
  ${replace('monospace', 'JetBrains Mono')}
</fontconfig>
`;

const replace = (family, font) => `<match target="pattern">
    <test name="family"><string>${family}</string></test>
    <edit name="family" mode="assign" binding="strong"><string>${font}</string></edit>
  </match>`;
