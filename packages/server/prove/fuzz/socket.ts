import WebSocket from 'ws';

export interface Frame {
  type: string;
  id?: string;
  payload?: unknown;
}

/** One connection, as graphql-transport-ws has it, that asks one thing after the other. */
export class Socket {
  readonly closed: Promise<{ code: number; reason: string }>;
  readonly #socket: WebSocket;
  #hear: (frame: Frame | null) => void = () => undefined;
  #asked = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data: Buffer) => this.#hear(JSON.parse(data.toString()) as Frame));
    this.closed = new Promise((resolve) =>
      socket.on('close', (code, reason) => {
        resolve({ code, reason: reason.toString() });
        this.#hear(null);
      }),
    );
  }

  static async open(base: string, token: string | null, origin: string): Promise<Socket> {
    const socket = new WebSocket(`${base.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { origin });
    const peer = new Socket(socket);
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    const payload = token ? { authorization: `Bearer ${token}` } : {};
    const [hello] = await peer.#until(
      () => peer.sendText(JSON.stringify({ type: 'connection_init', payload })),
      () => true,
    );
    if (hello?.type === 'connection_ack') return peer;
    const { code, reason } = await peer.closed;
    throw new Error(`the server did not acknowledge, but closed with ${code} ${reason}`);
  }

  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  sendText(text: string): void {
    this.#socket.send(text);
  }

  /** Everything that is said to it until its end, or until it is given up: what lasts is left after its beginning. */
  async ask(body: string, lasts: boolean): Promise<Frame[]> {
    const id = `f${++this.#asked}`;
    const mark = `m${this.#asked}`;
    return this.#until(
      () => {
        this.sendText(`{"id":"${id}","type":"subscribe","payload":${body}}`);
        if (!lasts) return;
        const payload = { query: '{ __typename }' };
        this.sendText(JSON.stringify({ id: mark, type: 'subscribe', payload }));
      },
      (frame) => {
        if (lasts && frame.id === mark && frame.type !== 'next') {
          if (this.isOpen) this.sendText(JSON.stringify({ id, type: 'complete' }));
          return true;
        }
        return frame.id === id && (frame.type === 'complete' || frame.type === 'error');
      },
    );
  }

  async close(): Promise<void> {
    this.#socket.close();
    await this.closed;
  }

  /** What is heard from the sending on, up to the frame that is the last, or the end of the connection. */
  #until(send: () => void, isLast: (frame: Frame) => boolean): Promise<Frame[]> {
    return new Promise((resolve) => {
      const heard: Frame[] = [];
      this.#hear = (frame) => {
        if (frame) heard.push(frame);
        if (!frame || isLast(frame)) resolve(heard);
      };
      send();
    });
  }
}
