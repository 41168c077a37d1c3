import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const ticksPerSecond = 100;

/** A server under measurement: its port, and the CPU time that the operating system charged it with. */
export class Measured {
  readonly port: number;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.port = port;
  }

  /** Starts a Node.js program and waits for the line of its output that holds the port. */
  static async start(args: string[], env: Record<string, string>, portLine: RegExp): Promise<Measured> {
    const child = spawn(process.execPath, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const line of createInterface({ input: child.stdout })) {
      const port = portLine.exec(line)?.[1];
      if (port) return new Measured(child, Number(port));
    }
    throw new Error(`${args.join(' ')} ended before it listened`);
  }

  /** Seconds of CPU, user and system, of all threads (proc(5), fields 14 and 15 of stat). */
  cpuSeconds(): number {
    const stat = readFileSync(`/proc/${this.#child.pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    await ended;
  }
}
