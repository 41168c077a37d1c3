import { parentPort, workerData } from 'node:worker_threads';
import { attacks, post, smallQuery } from './attacks.ts';

/** A thread of its own, so that whom the attackers keep waiting is the server and not whoever measures it. */
export interface Attackers {
  port: number;
  /** The key of each. */
  keys: string[];
  /** They are none, and ask what others ask. */
  harmless: boolean;
}

/** What they tell once they are told to stop. */
export interface Attacked {
  sent: number;
  /** Answered with 429. */
  limited: number;
}

const { port, keys, harmless } = workerData as Attackers;
const asked = harmless ? [smallQuery] : attacks;
let attacking = true;
parentPort!.once('message', () => (attacking = false));
const attacked: Attacked = { sent: 0, limited: 0 };

async function attack(key: string): Promise<void> {
  while (attacking) {
    const { name, body, status } = asked[attacked.sent % asked.length]!;
    // Who is refused for the number loses the connection, and perhaps the answer.
    const answered = await post(port, key, body(attacked.sent++)).catch(() => 429);
    if (answered === 429) attacked.limited++;
    else if (answered !== status) throw new Error(`${name}: expected ${status}, and got ${answered}`);
  }
}

await Promise.all(keys.map(attack));
parentPort!.postMessage(attacked);
