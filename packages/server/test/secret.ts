/** The same on all nodes of a test. */
export const testSecret = 'a secret for tests of 32 characters';
