import { photos } from './photos.ts';

/** The texts of the files on a ticket. */
export const attachments = {
  photos: {
    ...photos,
    add: 'Add photos or documents',
    hint: (most: number) => `Up to ${most} pictures or PDFs at a time, 10 MB each.`,
    sending: (index: number, count: number) => `Sending file ${index} of ${count}…`,
    unsent: 'Not all files could be sent, so none was added yet. Remove them or try again.',
  },
  title: 'Photos and documents',
  about: (size: string, byCustomer: boolean) => `${size} · from ${byCustomer ? 'you' : 'the service team'}`,
  send: (count: number) => (count === 1 ? 'Send the file' : `Send the ${count} files`),
  sent: (count: number) => (count === 1 ? 'The file was sent.' : `The ${count} files were sent.`),
  full: 'No more files can be added: a repair takes 20 in all. Please write to us instead.',
  again: 'The files were not on the server any more. Please send them once more.',
};
