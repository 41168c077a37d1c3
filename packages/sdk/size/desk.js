export { createDeskClient } from '../dist/desk.js';
