import { once } from 'node:events';
import { ReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { RequestError } from './errors.ts';

/** Where files lie: a folder that all nodes share, or a bucket. */
export type StoragePlace =
  | { kind: 'file'; folder: string }
  | {
      kind: 's3';
      bucket: string;
      /** Before every key; empty or with a slash at its end. */
      prefix: string;
      region: string | undefined;
      /** Of a service that speaks S3; absent: Amazon's. */
      endpoint: string | undefined;
      /** The bucket in the path rather than in the host name. */
      pathStyle: boolean;
    };

export interface StoredFile {
  size: number;
  stream: Readable;
}

/** Files by their keys. Every operation may be done again: the same write, or the removal of what is gone. */
export interface Storage {
  put(key: string, bytes: Uint8Array, mediaType: string): Promise<void>;
  /** Null: there is no such file. Whoever opens one reads it to its end, or destroys the stream. */
  open(key: string): Promise<StoredFile | null>;
  remove(key: string): Promise<void>;
}

export async function openStorage(place: StoragePlace): Promise<Storage> {
  const { disk, prefix } = place.kind === 'file' ? openFolder(place.folder) : await openBucket(place);
  return {
    put: (key, bytes, contentType) => reached(disk.put(prefix + key, bytes, { contentType })),
    open: (key) => reached(openStream(disk, prefix + key).catch(nullWhereAbsent)),
    remove: (key) => reached(disk.delete(prefix + key)),
  };
}

/** Its size first: neither a folder nor flydrive's form of a bucket tells it along with the bytes. */
async function openStream(disk: Disk, key: string): Promise<StoredFile> {
  const { contentLength: size } = await disk.getMetaData(key);
  const stream = await disk.getStream(key);
  // A file that went in between is absent, rather than an answer that breaks off.
  if (stream instanceof ReadStream && stream.pending) await once(stream, 'open');
  return { size, stream };
}

interface Opened {
  disk: Disk;
  prefix: string;
}

const openFolder = (folder: string): Opened => ({
  disk: new Disk(new FSDriver({ location: folder, visibility: 'private' })),
  prefix: '',
});

const timeouts = { connectMs: 1_500, requestMs: 10_000 };

/** The client of S3 is large, and an optional dependency: it is loaded where there is a bucket. */
async function openBucket(place: StoragePlace & { kind: 's3' }): Promise<Opened> {
  const { S3Driver } = await import('flydrive/drivers/s3');
  const driver = new S3Driver({
    bucket: place.bucket,
    visibility: 'private',
    // The bucket's own policy says who reads it: today's buckets refuse requests with an ACL.
    supportsACL: false,
    forcePathStyle: place.pathStyle,
    maxAttempts: 2,
    // Services other than Amazon's do not all know the checksums that its client would add by itself.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: timeouts.connectMs,
      requestTimeout: timeouts.requestMs,
      throwOnRequestTimeout: true,
    },
    ...(place.region && { region: place.region }),
    ...(place.endpoint && { endpoint: place.endpoint }),
  });
  return { disk: new Disk(driver), prefix: place.prefix };
}

const absent = new Set(['ENOENT', 'NoSuchKey', 'NotFound']);

function nullWhereAbsent(error: unknown): null {
  const told = error instanceof Error ? [error, error.cause] : [];
  const said = told.flatMap((one) =>
    one instanceof Error ? [one.name, 'code' in one ? one.code : null] : [],
  );
  if (said.some((word) => typeof word === 'string' && absent.has(word))) return null;
  throw error;
}

async function reached<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new RequestError(
      'UNAVAILABLE',
      'The storage of files cannot be reached at the moment. Try again.',
      {
        cause: error,
      },
    );
  }
}
