const redrawMs = 200;
const tellMs = 5_000;

/** A line on standard error that says how far a command is: renewed in place on a terminal, else a new one now and then. */
export function showProgress(out: NodeJS.WriteStream = process.stderr) {
  const start = performance.now();
  let told = start;
  let last: string | null = null;
  const print = (text: string) => out.write(out.isTTY ? `\r\u001b[K${text}` : `${text}\n`);
  return {
    seconds: () => Math.max(0.001, (performance.now() - start) / 1_000),
    show(text: string) {
      last = text;
      const now = performance.now();
      if (now - told < (out.isTTY ? redrawMs : tellMs)) return;
      told = now;
      last = null;
      print(text);
    },
    end() {
      if (last !== null) print(last);
      if (out.isTTY) out.write('\n');
    },
  };
}
