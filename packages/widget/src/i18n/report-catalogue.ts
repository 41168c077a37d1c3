import type { Catalogue } from '../controllers/locale.ts';
import type { ReportMessages } from './messages.ts';

export const reportCatalogue: Catalogue<ReportMessages> = {
  en: async () => (await import('./en/report.ts')).report,
  'zh-CN': async () => (await import('./zh-cn/report.ts')).report,
};
