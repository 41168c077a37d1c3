import { defineConfig } from 'vite';

export default defineConfig({
  base: '/desk/',
  build: { target: 'es2023', modulePreload: { polyfill: false } },
  server: {
    proxy: {
      '/graphql': { target: 'http://localhost:4000', ws: true },
      '/uploads': { target: 'http://localhost:4000' },
      '/files': { target: 'http://localhost:4000' },
      '/desk/config.json': { target: 'http://localhost:4000' },
      '/desk/demo.json': { target: 'http://localhost:4000' },
    },
  },
});
