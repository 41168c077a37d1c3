export { type DemoKey, demoKeys } from './keys.ts';
export { ForeignDataError, seedDemo } from './seed-demo.ts';
export { seedTickets } from './seed-tickets.ts';
