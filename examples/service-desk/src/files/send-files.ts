import type { Attachment, Upload } from '@aftercare/sdk/desk';
import type { Desk } from '../desk.ts';

/** What the files hang on. */
export type Holder = { ticket: { id: string; number: string } } | { serial: string };

/** A file that was not taken, and why. */
export interface Trouble {
  name: string;
  error: unknown;
}

type Client = Pick<Desk['client'], 'uploads' | 'attachments'>;

interface Sending {
  holder: Holder;
  /** Whether the customer sees them. */
  isPublic: boolean;
  onProgress: (name: string, index: number) => void;
}

/** Sends files one by one and hangs on what was taken: one that is refused does not keep the others away. */
export async function sendFiles(
  { uploads, attachments }: Client,
  files: readonly File[],
  { holder, isPublic, onProgress }: Sending,
): Promise<{ added: number; troubles: Trouble[] }> {
  const sent: Upload[] = [];
  const troubles: Trouble[] = [];
  for (const [index, file] of files.entries()) {
    onProgress(file.name, index + 1);
    try {
      sent.push(await uploads.create(file));
    } catch (error) {
      troubles.push({ name: file.name, error });
    }
  }
  if (sent.length === 0) return { added: 0, troubles };
  const ids = sent.map(({ id }) => id);
  try {
    await ('ticket' in holder
      ? attachments.attachToTicket({
          id: holder.ticket.id,
          attachments: ids,
          visibility: isPublic ? 'PUBLIC' : 'INTERNAL',
        })
      : attachments.attachToDevice({ serial: holder.serial, attachments: ids }));
  } catch (error) {
    return { added: 0, troubles: [...troubles, ...sent.map(({ name }) => ({ name, error }))] };
  }
  return { added: sent.length, troubles };
}

export const filesOf = (
  { attachments }: Client,
  holder: Holder,
  signal: AbortSignal,
): Promise<Attachment[] | null> =>
  'ticket' in holder
    ? attachments.ofTicket({ id: holder.ticket.id }, { signal })
    : attachments.ofDevice({ serial: holder.serial }, { signal });
