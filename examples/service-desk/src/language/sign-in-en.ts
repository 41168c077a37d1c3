/** The way in. */
export const signInEn = {
  title: 'Sign in to the service desk',
  lead: 'Use a secret key of your organization. It stays in this tab and is forgotten when you close it.',
  memberLead: 'Use the account that you have with your company.',
  member: 'Sign in with your account',
  memberAt: (host: string) => `You sign in at ${host} and come back here.`,
  otherAccount: 'Use another account',
  byKey: 'Use a secret key instead',
  leaving: 'One moment…',
  key: 'Secret key',
  keyHint: 'Starts with sk_',
  submit: 'Sign in',
  checking: 'Checking…',
  demo: 'Demo sign-in',
  demoLead: 'This server runs with demo data. Step in as one of its people:',
  wrongKind: 'This key is not for a service desk. Use a secret key, which starts with sk_.',
  signOut: 'Sign out',
  noMember: (account?: string) =>
    `${account ? `The account ${account}` : 'This account'} does not belong to a member here. Use another account, or ask your manager to add you with this email address.`,
  notAccepted:
    'You have signed in, but this server does not accept the sign-in. Its administrator has to check how it is set up.',
  problem: {
    away: 'The sign-in service cannot be reached at present. Try again in a moment.',
    denied: 'The sign-in was cancelled or refused.',
    expired: 'Your session has ended. Please sign in again.',
    mismatch: 'This sign-in does not belong to this tab, or is too old. Please sign in again.',
  },
};
