/** What went wrong between the page and the server, in the customer's words. */
export const failures = {
  offline: 'You are offline.',
  unreachable: 'We could not reach the service just now. Please try again.',
  busy: (seconds: number) =>
    seconds > 90
      ? `That was a lot at once. Please try again in ${Math.ceil(seconds / 60)} minutes.`
      : `That was a lot at once. Please try again in ${Math.max(1, Math.ceil(seconds))} seconds.`,
  refused: 'This page is not allowed to use the service. Please tell the owner of this site.',
  unexpected: (reference: string | undefined) =>
    reference
      ? `Something went wrong on our side. Please try again; if it stays, tell us this reference: ${reference}`
      : 'Something went wrong on our side. Please try again.',
  retry: 'Try again',
};
