import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { OpenSockets } from './open-sockets.ts';

test('an address has so many sockets at once, and each that closes makes room for another', () => {
  const open = new OpenSockets(2);
  const [first, second] = [new EventEmitter(), new EventEmitter()];
  open.add('192.0.2.1', first);
  expect(open.isFull('192.0.2.1')).toBe(false);
  open.add('192.0.2.1', second);
  expect(open.isFull('192.0.2.1')).toBe(true);
  expect(open.isFull('192.0.2.2')).toBe(false);
  first.emit('close');
  first.emit('close');
  expect(open.isFull('192.0.2.1')).toBe(false);
  open.add('192.0.2.1', first);
  expect(open.isFull('192.0.2.1')).toBe(true);
});
