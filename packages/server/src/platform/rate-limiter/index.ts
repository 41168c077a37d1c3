export { SharedCounts } from './counts.ts';
export { type Rate, RateLimiter, type Refusal, type Use } from './rate-limiter.ts';
