import { defineConfig } from 'vite';

// Bundles the built package the way an app would, once for each entry, only to weigh it.
export default defineConfig(({ mode }) => ({
  build: {
    target: 'es2022',
    outDir: `.size/${mode}`,
    lib: { entry: `dist/${mode}.js`, formats: ['es'], fileName: 'entry' },
    minify: 'oxc',
    rolldownOptions: {
      external: ['graphql'],
      output: { chunkFileNames: '[name].js', minify: true },
    },
  },
}));
