/** The most that an amount may be, in minor units: what a column and GraphQL's Int hold. */
export const mostMinor = 2_147_483_647;
