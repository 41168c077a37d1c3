export { createStockClient } from '../dist/stock.js';
