export { createPublicClient, drawIdempotencyKey, isAftercareError } from '../dist/public.js';
