import { type Command, CommanderError, Option } from 'commander';
import { listDocuments, removeDocuments } from '../trusted-documents/index.ts';
import { registerManifest } from './documents.ts';
import type { OnPlatform } from './on-platform.ts';
import { print } from './print.ts';

/** `documents register`, `list` and `remove`. */
export function addDocumentCommands(program: Command, onPlatform: OnPlatform): void {
  const documents = program
    .command('documents')
    .description('register, list and remove the documents that publishable keys may send');

  documents
    .command('register')
    .description('trust the documents of a manifest, all or none; they work on every node at once')
    .argument('<file>', 'the manifest: a JSON object of SHA-256 hashes and texts')
    .option(
      '--source <text>',
      'whose documents these are (default: name and version of the package around them)',
    )
    .action(
      onPlatform(async (platform, file: string, { source }: { source?: string }) => {
        print(await registerManifest(platform, { file, source }));
      }),
    );

  documents
    .command('list')
    .description('list all trusted documents, a JSON object a line, without their texts')
    .action(
      onPlatform(async (platform) => {
        for (const document of await listDocuments(platform)) print(document);
      }),
    );

  documents
    .command('remove')
    .description('trust a document no more, or all of a source that no other source holds; within a minute')
    .argument('[hash]', 'the hash that `documents list` prints')
    .addOption(new Option('--source <text>', 'all documents of this source'))
    .action(
      onPlatform(async (platform, hash: string | undefined, { source }: { source?: string }) => {
        const which = source ? { source } : hash && { hash };
        if (!which || (hash && source)) {
          throw new CommanderError(2, 'aftercare.documents', 'error: give a hash, or --source S');
        }
        print(await removeDocuments(platform, which));
      }),
    );
}
