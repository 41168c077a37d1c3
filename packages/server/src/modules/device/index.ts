export { attachToDevice, deviceAttachmentEvent } from './attach.ts';
export { createProductModel } from './create-model.ts';
export { localNames } from './inputs.ts';
export { lockDevice } from './lock.ts';
export { findDevice, listDevices, listProductModels, type DeviceFilter } from './read.ts';
export type { DeviceEventData } from './record.ts';
export { registerDevice, type NewDevice } from './register.ts';
export { nameIn, namesByLocale, normalizeSerial } from './rules.ts';
