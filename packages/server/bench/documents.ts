/** What a desk asks for most: the same text for all that measures it. */
const ticketFields = `number status priority description createdAt handler { code name } customer { name }
  device { serial model { code name } }`;

export const ticketByNumber = `query ($number: String!) { ticket(number: $number) { ${ticketFields} } }`;

export const ticketPage = `{ tickets(first: 20) { nodes { ${ticketFields} } } }`;

export const devicePage = `query ($serial: String!) { device(serial: $serial) {
  serial purchasedOn deliveredOn installedOn acceptedOn retiredAt
  model { code name } customer { name } organization { code name } replaces { serial } replacedBy { serial }
  tickets(first: 20) { nodes { number status priority description createdAt } }
  history(first: 50) { nodes { type at actor { name } } } } }`;
