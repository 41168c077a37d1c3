import { authorize, type Context, formTokenLifetimeMs, issueFormToken } from '../access/index.ts';
import { requireKeyHolder } from './submit.ts';
import { quickestMs } from './suspicion-rules.ts';

export interface FormChallenge {
  challenge: string;
  /** Seconds. */
  readyIn: number;
  expiresIn: number;
}

/** What a form has to solve before it is sent, for the page of this key alone. */
export async function makeFormChallenge(ctx: Context): Promise<FormChallenge> {
  authorize(ctx, 'ticket.submit');
  const { id: keyId, organizationId } = requireKeyHolder(ctx);
  return {
    challenge: await issueFormToken(ctx.secret, { keyId, organizationId }, ctx.clock.now()),
    readyIn: quickestMs / 1000,
    expiresIn: formTokenLifetimeMs / 1000,
  };
}
