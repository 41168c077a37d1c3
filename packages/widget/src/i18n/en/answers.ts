import { failures } from './failures.ts';

export const answers = {
  failures,
  device: {
    noModels: 'The list could not be loaded. You can go on without it.',
    checking: 'Checking the serial number…',
    recognised: (product: string) => `Found: ${product}`,
    recognisedUnnamed: 'We know this device.',
    unknown:
      'We could not match this one. Compare it with the rating plate, or send it as it is and have the proof of purchase at hand.',
    covers: {
      FULL: 'Under warranty.',
      PARTIAL: 'Partly under warranty.',
      NONE: 'Not under warranty.',
      NEEDS_PROOF: 'The warranty still needs a proof.',
    },
    unchecked: 'The number could not be checked now. You can send it as it is.',
    limited: (busy: string) => `${busy} You can also send it as it is.`,
    withoutSerial: 'Send without the serial number',
    serialAsGiven: (serial: string) => `Serial number as given: ${serial}`,
  },
  description: {
    left: (count: number) =>
      count === 1 ? '1 character left' : `${count.toLocaleString('en')} characters left`,
    over: (count: number) =>
      count === 1 ? '1 character too many' : `${count.toLocaleString('en')} characters too many`,
  },
  problems: (count: number) =>
    count === 1 ? 'One thing needs your attention' : `${count} things need your attention`,
  issues: {
    description: {
      required: 'Please describe the problem.',
      too_long: 'Please shorten the description to 5,000 characters.',
    },
    severity: { required: 'Please choose how bad it is.' },
    name: { required: 'Please enter your name.', too_long: 'Please shorten the name to 200 characters.' },
    phone: { invalid_phone: 'This does not look like a phone number.' },
    email: { invalid_email: 'This does not look like an email address, like name@example.com.' },
    contact: { contact_missing: 'Please enter a phone number or an email address.' },
    serial: {
      unknown_device: 'We do not know a device with this serial number.',
      retired_device:
        'This device is out of service. If you got another one in its place, give the serial number of that one.',
    },
    other: 'Please check this entry.',
  },
  online: 'You are back online. Your report is still here, ready to send.',
  kept: (failure: string) => `${failure} Your report is kept here.`,
  done: {
    title: 'Thank you, we have your report',
    number: 'Your ticket number',
    text: 'Keep this number. With it and your phone number or email you can follow the repair at any time.',
    earlier:
      'An earlier version of this report had already arrived. If you changed something since, add it as a message under “Track a repair”.',
    another: 'Report another repair',
  },
};
