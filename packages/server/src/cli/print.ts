/** Results go to standard output, for machines; everything else to standard error. */
export const print = (result: unknown): void => {
  process.stdout.write(`${JSON.stringify(result)}\n`);
};
