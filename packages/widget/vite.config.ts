import { defineConfig, type UserConfig } from 'vite';

// The first browsers with light-dark(), the youngest of what the style sheets use.
const cssTarget = ['chrome123', 'edge123', 'firefox120', 'safari17.5'];

/** The script of a web page: a small entry, and under widget/ what it loads when it is needed. */
const page: UserConfig = {
  build: {
    cssTarget,
    outDir: 'dist',
    emptyOutDir: false,
    manifest: true,
    // A library build, because a page build brings a loader of its own.
    lib: { entry: { widget: 'src/elements.ts' }, formats: ['es'] },
    rolldownOptions: {
      output: {
        minify: true,
        chunkFileNames: 'widget/[name]-[hash].js',
      },
    },
  },
};

/** The package for bundlers, which bring Lit and the SDK themselves. */
const library: UserConfig = {
  build: {
    cssTarget,
    outDir: 'dist',
    emptyOutDir: false,
    minify: false,
    lib: { entry: { index: 'src/index.ts' }, formats: ['es'] },
    rolldownOptions: {
      // Whoever imports the package gets all elements at once.
      checks: { ineffectiveDynamicImport: false },
      external: [/^lit(\/|$)/, /^@aftercare\/sdk(\/|$)/],
      output: { chunkFileNames: 'library/[name]-[hash].js' },
    },
  },
};

export default defineConfig(({ mode }) => ({
  base: './',
  publicDir: false,
  ...(mode === 'library' ? library : page),
}));
