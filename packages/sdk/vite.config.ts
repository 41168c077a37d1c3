import { defineConfig } from 'vite';

// Bundles a program that makes a client the way an app would, once for each kind of client, only to weigh it.
export default defineConfig(({ mode }) => ({
  build: {
    target: 'es2022',
    outDir: `.size/${mode}`,
    lib: { entry: `size/${mode}.js`, formats: ['es'], fileName: 'entry' },
    minify: 'oxc',
    rolldownOptions: {
      external: ['graphql'],
      preserveEntrySignatures: 'allow-extension',
      output: { chunkFileNames: '[name].js', minify: true },
    },
  },
}));
