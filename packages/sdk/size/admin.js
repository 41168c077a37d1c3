export { createAdminClient } from '../dist/admin.js';
