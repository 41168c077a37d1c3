import type { Terms, WarrantyStart } from '../../../generated/prisma/enums.ts';
import type { Reason, TermSet } from '../rules.ts';
import { byTerms, type Causes, type Course, type Cover, dayFormat, type Wording } from './wording.ts';

const day = dayFormat('en-GB');
const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

const termsNames: Record<Terms, string> = { FREE: 'free', AT_COST: 'at cost', CHARGED: 'charged' };
const causes: Causes = {
  DEFECT: 'a defect',
  WEAR: 'wear',
  MISUSE: 'misuse',
  DISASTER: 'a disaster',
  UNAUTHORIZED_MODIFICATION: 'an unauthorised modification',
  OTHER: 'another cause',
};
const starts: Record<WarrantyStart, string> = {
  PURCHASED: 'purchase',
  DELIVERED: 'delivery',
  INSTALLED: 'installation',
  ACCEPTED: 'acceptance',
};
const proofs: Record<WarrantyStart, string> = {
  PURCHASED: 'the proof of purchase (an invoice or a receipt with its date)',
  DELIVERED: 'the delivery note with its date',
  INSTALLED: 'the installation report with its date',
  ACCEPTED: 'the signed acceptance certificate with its date',
};

export const en: Wording = { reason: sentence, cover };

function sentence(reason: Reason): string {
  const warranty = `the warranty (${reason.rule}, version ${reason.version})`;
  switch (reason.code) {
    case 'DEVICE_UNKNOWN':
      return 'This serial number is not on record. Send a photo of the plate on the device and the proof of purchase.';
    case 'NO_POLICY':
      return 'This device was sold without a warranty: the job is charged.';
    case 'START_DATE_MISSING':
      return `The day of ${starts[reason.startEvent]}, from which ${warranty} counts, is not on record. Send ${proofs[reason.startEvent]}.`;
    case 'VOID':
      return reason.reason ? `The warranty was voided: ${ended(reason.reason)}` : 'The warranty was voided.';
    case 'EXCLUDED_CAUSE':
      return `The cause is ${causes[reason.cause]}, which ${warranty} does not cover.`;
    case 'NOT_STARTED':
      return `This was before ${day(reason.startsOn)}, the first day of ${warranty}.`;
    case 'PHASE':
      return `Phase ${reason.phase} of ${warranty}, counted from ${day(reason.startsOn)}, lasts until ${day(reason.lastDay)}: ${told(reason.terms)}.`;
    case 'AFTER_LAST_PHASE':
      return `The last phase of ${warranty} ended on ${day(reason.lastDay)}. Since then: ${told(reason.terms)}.`;
    case 'EXTENSION':
      return `The extension “${reason.rule}” lasts until ${day(reason.lastDay)}. With it: ${told(reason.terms)}.`;
    case 'PART_ASSUMED':
      return `The device has ${reason.of} parts ${reason.sku}, and nobody said which one failed: the one that was put in last, on ${day(reason.installedOn)}${reason.serial ? ` (${reason.serial})` : ''}, was judged.`;
    case 'REPLACED_PART':
      return `The part ${reason.sku}${reason.serial ? ` (${reason.serial})` : ''} was replaced on ${day(reason.replacedOn)} and has a warranty of its own until ${day(reason.lastDay)}. With it: ${told(reason.terms)}.`;
    case 'GOODWILL':
      return `Granted as goodwill by ${reason.grantedBy} (${reason.reason}): ${told(reason.terms)}.`;
  }
}

const told = (terms: TermSet): string =>
  byTerms(terms)
    .map(([name, kinds]) => `${list.format(kinds)} ${termsNames[name]}`)
    .join(', ');

function cover(told: Cover): string {
  switch (told.is) {
    case 'NO_POLICY':
      return 'This device was sold without a warranty.';
    case 'VOID':
      return 'The warranty of this device was voided.';
    case 'START_DATE_MISSING':
      return `The day of ${starts[told.startEvent]}, from which the warranty counts, is not on record: have ${proofs[told.startEvent]} at hand.`;
    case 'ENDED':
      return `The warranty ended on ${day(told.on)}.`;
    case 'COVERED': {
      const sentences = told.courses.map(course).join(' ');
      return told.from ? `The warranty begins on ${day(told.from)}. ${sentences}` : sentences;
    }
  }
}

function course({ kinds, steps }: Course): string {
  const words = steps.map(({ terms, until }) => termsNames[terms] + (until ? ` until ${day(until)}` : ''));
  return `${capital(list.format(kinds))} ${words.join(', then ')}.`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const ended = (text: string): string => (/[.!?。！？]$/.test(text) ? text : `${text}.`);
