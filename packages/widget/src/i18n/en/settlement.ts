export const settlement = {
  cover: {
    title: 'Who pays',
    outcomes: {
      FULL: 'The warranty pays for everything',
      PARTIAL: 'The warranty pays for a part of it',
      NONE: 'The warranty does not pay for this',
      NEEDS_PROOF: 'We need a proof from you first',
    },
  },
  kinds: { LABOUR: 'Labour', PARTS: 'Parts', TRAVEL: 'Travel' },
  terms: { FREE: 'Free', AT_COST: 'At cost', CHARGED: 'Charged' },
  quote: {
    title: 'Quote',
    states: {
      SENT: (until: string) => `Please answer by ${until}.`,
      ACCEPTED: (name: string, when: string) => `Approved by ${name}, ${when}.`,
      DECLINED: (name: string, when: string) => `Declined by ${name}, ${when}.`,
      EXPIRED: (until: string) => `Not answered by ${until}, so it holds no longer. We will be in touch.`,
      WITHDRAWN: 'We have withdrawn this quote. We will be in touch.',
    },
    ours: 'the service team',
    quantity: {
      LABOUR: (count: string) => `${count} h`,
      PARTS: (count: string) => `${count} ×`,
      TRAVEL: (count: string) => `${count} ×`,
    },
    net: 'Without tax',
    tax: (name: string, percent: string) => `${name} ${percent}`,
    total: 'To pay',
    note: 'From the service team',
    approve: 'Approve',
    decline: 'Decline',
    approving: {
      title: (total: string) => `Approve ${total}?`,
      text: 'We then go on with the repair. The amount does not change afterwards.',
      name: 'Your name',
      nameRequired: 'Please enter your name to approve.',
      submit: 'Yes, approve',
    },
    declining: {
      title: 'Decline this quote?',
      endings: {
        legend: 'What should happen then?',
        UNREPAIRED: ['Give the device back as it is', 'We end the work and hand it back unrepaired.'],
        CANCELLED: ['Cancel the repair', 'The ticket ends here.'],
      },
      reason: 'Why do you decline?',
      reasonRequired: 'Please tell us why.',
      submit: 'Yes, decline',
    },
    ended: {
      EXPIRED: 'The time to answer this quote is over.',
      WITHDRAWN: 'This quote was withdrawn meanwhile.',
      ACCEPTED: 'This quote has been approved already.',
      DECLINED: 'This quote has been declined already.',
    },
  },
};
