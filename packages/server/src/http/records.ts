import { readFile } from 'node:fs/promises';
import { Hono } from 'hono';
import { findServiceRecord, recordLanguage } from '../modules/ticket/index.ts';
import { asUnavailable } from '../platform/database.ts';
import type { System } from '../platform/platform.ts';
import { secretPage } from './security-headers.ts';
import { recordPage, refusalPage } from './service-record/page.ts';

const style = await readFile(new URL('./service-record/style.css', import.meta.url), 'utf8');

/** Printable service records, each behind a signed link. */
export function createRecordRoutes(platform: System): Hono {
  return new Hono()
    .get('/records/style.css', (c) =>
      c.body(style, 200, {
        'content-type': 'text/css; charset=utf-8',
        'cache-control': 'public, max-age=300',
      }),
    )
    .get('/records/:token', async (c) => {
      for (const [name, value] of Object.entries(secretPage)) c.header(name, value);
      const asked = recordLanguage(c.req.header('accept-language'));
      try {
        const found = await findServiceRecord(platform, c.req.param('token'));
        switch (found.is) {
          case 'READY':
            return c.html(recordPage(found));
          case 'EXPIRED':
            return c.html(refusalPage(found.language, 'EXPIRED'), 410);
          case 'UNFINISHED':
            return c.html(refusalPage(found.language, 'UNFINISHED'), 404);
          case 'UNKNOWN':
            return c.html(refusalPage(asked, 'UNKNOWN'), 404);
        }
      } catch (error) {
        const away = asUnavailable(error);
        platform.log[away ? 'warn' : 'error']({ err: error }, 'a service record could not be read');
        c.header('retry-after', '1');
        return c.html(refusalPage(asked, 'UNAVAILABLE'), away ? 503 : 500);
      }
    });
}
