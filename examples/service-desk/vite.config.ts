import { defineConfig } from 'vite';

export default defineConfig({
  base: '/desk/',
  build: { target: 'es2023', modulePreload: { polyfill: false } },
  server: {
    proxy: {
      '/graphql': { target: 'http://localhost:4000', ws: true },
      '/desk/demo.json': { target: 'http://localhost:4000' },
    },
  },
});
