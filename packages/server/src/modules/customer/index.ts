export { addressInput, contactInput } from './inputs.ts';
export { keepContact } from './keep-contact.ts';
export { keepCustomers } from './keep-customers.ts';
export { isContact } from './rules.ts';
