import { createPublicClient, type PublicClient } from '@aftercare/sdk/public';
import type { Locale } from '../i18n/locale.ts';

const clients = new Map<string, PublicClient>();

/** One client for each server, key and language, shared by all elements of the page. */
export function clientFor(endpoint: string, key: string, locale: Locale): PublicClient {
  const url = new URL(endpoint, document.baseURI).href;
  const name = [url, key, locale].join(' ');
  const client = clients.get(name) ?? createPublicClient({ url, key, locale });
  clients.set(name, client);
  return client;
}
