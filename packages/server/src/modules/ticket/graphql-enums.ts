import { builder } from '../../graphql/builder.ts';

export const TicketKindRef = builder.enumType('TicketKind', {
  description: 'What is asked for.',
  values: {
    REPAIR: { description: 'Something is broken.' },
    INSTALLATION: { description: 'Put in and set going.' },
    INSPECTION: { description: 'Look it over.' },
    CONSULTATION: { description: 'A question.' },
    COMPLAINT: { description: 'Something went wrong with us.' },
    RETURN: { description: 'Give it back.' },
    EXCHANGE: { description: 'Another one for it.' },
    TRAINING: { description: 'Show how it is used.' },
  },
});

export const TicketStatusRef = builder.enumType('TicketStatus', {
  description: 'Where a ticket is in its life.',
  values: {
    SUBMITTED: { description: 'Reported; nobody has answered yet.' },
    ACCEPTED: { description: 'A person has taken it on.' },
    SCHEDULED: { description: 'A visit is booked, or the device is due at the bench.' },
    IN_PROGRESS: { description: 'It is being worked on.' },
    AWAITING_APPROVAL: { description: 'A quote is out for the customer to answer.' },
    ON_HOLD: { description: 'It waits: see `holdReason`.' },
    RESOLVED: { description: 'The work is done.' },
    CLOSED: { description: 'Signed off, or left unanswered after it was resolved; archived.' },
    CANCELLED: { description: 'Withdrawn.' },
  },
});

export const HoldReasonRef = builder.enumType('HoldReason', {
  description: 'What a ticket on hold waits for.',
  values: {
    WAITING_CUSTOMER: { description: 'The customer’s answer. Ends by itself when they write.' },
    WAITING_PARTS: { description: 'A missing part. Begins and ends by itself.' },
    WAITING_VENDOR: { description: 'The maker of the device or of a part.' },
  },
});

export const PriorityRef = builder.enumType('Priority', {
  description: 'How bad it is.',
  values: {
    P1: { description: 'The device is down and work has stopped.' },
    P2: { description: 'About to go down, or a main function is lost.' },
    P3: { description: 'Works with reduced performance.' },
    P4: { description: 'Intermittent, a question, a change of settings.' },
  },
});

export const ChannelRef = builder.enumType('Channel', {
  description: 'The way a ticket came in.',
  values: {
    WIDGET: { description: 'A web page.' },
    API: { description: 'A partner’s system.' },
    PHONE: { description: 'A call.' },
    EMAIL: { description: 'A mail.' },
    ON_SITE: { description: 'Said to someone on site.' },
  },
});

export const QuarantineReasonRef = builder.enumType('QuarantineReason', {
  description: 'What made a submission from a web page suspect.',
  values: {
    NO_PROOF: { description: 'It came without a proof of the form.' },
    INVALID_PROOF: { description: 'Its proof is not genuine, or was made for another page.' },
    EXPIRED_PROOF: { description: 'Its proof is too old.' },
    REPLAYED_PROOF: { description: 'Its proof was used before.' },
    TOO_FAST: { description: 'It was sent faster than anybody can fill in a form.' },
    HONEYPOT: { description: 'A field was filled in that people never see.' },
    MOSTLY_LINKS: { description: 'Its text is mostly links.' },
    REPEATED_TEXT: { description: 'The very same text came in several times within a day.' },
  },
});

export const FaultCauseRef = builder.enumType('FaultCause', {
  description: 'Why it broke. The warranty depends on it.',
  values: {
    DEFECT: { description: 'Made wrong.' },
    WEAR: { description: 'Worn by proper use.' },
    MISUSE: { description: 'Used wrongly.' },
    DISASTER: { description: 'Flood, fire, lightning and the like.' },
    UNAUTHORIZED_MODIFICATION: { description: 'Changed by somebody who was not authorised.' },
    OTHER: { description: 'Anything else.' },
  },
});

export const CommentVisibilityRef = builder.enumType('CommentVisibility', {
  description: 'Who reads a comment.',
  values: {
    PUBLIC: { description: 'The customer too.' },
    INTERNAL: { description: 'Staff only.' },
  },
});

export const ActorKindRef = builder.enumType('ActorKind', {
  description: 'What kind of somebody did it.',
  values: {
    CUSTOMER: { description: 'The customer.' },
    MEMBER: { description: 'A member of an organization.' },
    API_KEY: { description: 'A program with a secret key.' },
    SYSTEM: { description: 'Aftercare itself, by a rule.' },
  },
});
