import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ValidationError } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';
import type { System } from '../platform/platform.ts';
import { registerDocuments, type Registration } from '../trusted-documents/index.ts';

/** A manifest file that is none. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError';
}

/** Registers a manifest file; without a source it is that of the package that the file lies in. */
export async function registerManifest(
  platform: System,
  { file, source }: { file: string; source?: string | undefined },
): Promise<Registration & { source: string }> {
  const manifest = await readJson(file);
  const from = source ?? (await packageOf(file));
  try {
    return { source: from, ...(await registerDocuments(platform, { manifest, source: from })) };
  } catch (error) {
    if (error instanceof ValidationError) throw new ManifestError(listed(file, error));
    throw error;
  }
}

/**
 * Makes the documents of the widget that this server serves trusted. Those of the versions before stay: pages keep a
 * widget for a while. One that does not fit keeps nobody from being served.
 */
export async function registerShipped(platform: System, file: string, log: Logger): Promise<void> {
  try {
    log.info(await registerManifest(platform, { file }), 'documents of the widget are trusted');
  } catch (error) {
    if (!(error instanceof ManifestError) && !isAbsence(error)) throw error;
    log.error({ err: error }, 'the widget will be refused: its documents cannot be trusted');
  }
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ManifestError(`${file} is not JSON.`, { cause });
  }
}

/** `name@version`, as the nearest package.json above the file says. */
async function packageOf(file: string): Promise<string> {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const text = await readFile(join(folder, 'package.json'), 'utf8').catch(() => undefined);
    const { name, version } = (text ? JSON.parse(text) : {}) as { name?: string; version?: string };
    if (name) return version ? `${name}@${version}` : name;
    if (folder === dirname(folder)) {
      throw new ManifestError(`Say whose documents these are: --source, like my-front-end@1.2.0.`);
    }
  }
}

const listed = (file: string, { issues }: ValidationError): string =>
  [
    `Nothing was registered: ${file} has problems.`,
    ...issues.map(({ path, message }) => `  ${[...path, message].join(': ')}`),
  ].join('\n');

const isAbsence = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';
