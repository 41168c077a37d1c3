import { builder } from '../../graphql/builder.ts';

export const JobLineKindRef = builder.enumType('JobLineKind', {
  description: 'What a line of a job is of.',
  values: {
    LABOUR: { description: 'Hours of work.' },
    PARTS: { description: 'Spare parts.' },
    TRAVEL: { description: 'The way to the device and back.' },
  },
});

export const QuoteStateRef = builder.enumType('QuoteState', {
  description: 'What became of a quote.',
  values: {
    SENT: { description: 'It is out: its customer may answer it.' },
    ACCEPTED: { description: 'The customer approved it.' },
    DECLINED: { description: 'The customer declined it.' },
    EXPIRED: { description: 'Nobody answered it in time.' },
    WITHDRAWN: { description: 'It was taken back, or its ticket was cancelled.' },
  },
});
