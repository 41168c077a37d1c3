import { AdvanceClockDocument } from './generated/operations.ts';
import type { CallOptions } from './options.ts';
import { Part } from './part.ts';

/** What only a server that runs as a sandbox does; `viewer().sandbox` tells. */
export class Sandbox extends Part {
  /**
   * Moves the server's clock forward by a length of time (ISO 8601: `PT5M`, `P7D`), and resolves with the instant that
   * it shows then. Everything that falls due on the way has happened by then.
   *
   * @throws PreconditionError on a server that is no sandbox, ValidationError
   */
  async advance(by: string, options?: CallOptions): Promise<string> {
    return (await this.transport.write(AdvanceClockDocument, { input: { by } }, options)).now;
  }
}
