export { checkDevice } from './check.ts';
export { createProductModel } from './create-model.ts';
export { findDevice, listDevices, listProductModels, type DeviceFilter } from './read.ts';
export { registerDevice, type NewDevice } from './register.ts';
export { nameIn, normalizeSerial } from './rules.ts';
