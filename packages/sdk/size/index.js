export { createClient, isAftercareError } from '../dist/index.js';
