import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { SandboxClock } from '../../server/src/platform/clock.ts';
import { createTestApp, shopOrigin } from '../../server/test/app.ts';
import type {} from '../../server/test/global-setup.ts';
import { headquartersKey } from '../../server/test/network.ts';
import { hashDocument } from '../../server/src/trusted-documents/index.ts';
import * as operations from '../src/generated/operations.ts';

/** What the client of this source sends, without the checks of a registration: every test starts a server. */
const documents = Object.entries(operations).map(([name, text]) => ({
  hash: hashDocument(text),
  name: name.replace(/Document$/, ''),
  text,
  sources: ['these tests'],
  registeredAt: new Date(),
}));

/** A whole Aftercare server of its own that trusts this client, with the keys of a dealer and of the headquarters. */
export async function startServer({ sandbox = false } = {}) {
  const app = await createTestApp({ ...(sandbox && { sandbox: new SandboxClock(null) }) });
  onTestFinished(() => app.stop());
  await app.platform.database.trustedDocument.createMany({ data: documents });
  const dealer = await app.organization();
  return {
    app,
    url: await app.listen(),
    dealer: dealer.code,
    key: await dealer.secretKey('AGENT', 'TECHNICIAN'),
    headquartersKey: await headquartersKey(app, 'ADMIN'),
    publishableKey: await dealer.publishableKey(),
    origin: shopOrigin,
    device: await app.device(dealer),
  };
}

/** The name of the operation that a request asks for by its id. */
export function operationOf(body: unknown): string {
  const { documentId } = JSON.parse(typeof body === 'string' ? body : '{}') as { documentId?: string };
  return documents.find(({ hash }) => documentId === `sha256:${hash}`)?.name ?? '';
}

/** A way to a server that can be cut. */
export async function startWire(url: string) {
  const { port } = new URL(url);
  const ends = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(port), '127.0.0.1');
    for (const end of [near, far]) {
      ends.add(end);
      end.on('error', () => end.destroy());
      end.on('close', () => ends.delete(end));
    }
    near.pipe(far).pipe(near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => {
    for (const end of ends) end.destroy();
  };
  onTestFinished(async () => {
    cut();
    server.close();
    await once(server, 'close');
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, cut };
}
