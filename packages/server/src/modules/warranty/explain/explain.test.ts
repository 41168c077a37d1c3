import { describe, expect, test } from 'vitest';
import { day, phase, project36m, sold, standard4y, terms } from '../../../../test/warranties.ts';
import type { FaultCause, WarrantyStart } from '../../../generated/prisma/enums.ts';
import { decide, type DeviceWarranty, type Extension, type Question, type Reason } from '../rules.ts';
import { explainCover, explainReason } from './explain.ts';

const extension = (name: string, phases: Extension['phases'], startsOn?: string): Extension => ({
  name,
  phases,
  startsOn: startsOn === undefined ? null : day(startsOn),
});
const reasonsOf = (warranty: DeviceWarranty | null, on: string, question: Partial<Question> = {}): Reason[] =>
  decide(warranty, { at: new Date(`${on}T12:00Z`), timeZone: 'UTC', cause: 'DEFECT', ...question }).reasons;
const told = (reasons: readonly Reason[], locale: string | null): string[] =>
  reasons.map((reason) => explainReason(reason, locale));

const second = { ...project36m, version: 2 };
const project = sold(second, '2023-05-01');

interface Story {
  what: string;
  reasons: Reason[];
  en: string[];
  zh: string[];
}

const stories: Story[] = [
  {
    what: 'an unknown device',
    reasons: reasonsOf(null, '2026-01-01'),
    en: [
      'This serial number is not on record. Send a photo of the plate on the device and the proof of purchase.',
    ],
    zh: ['该序列号没有登记。请提供设备铭牌照片和购买凭证。'],
  },
  {
    what: 'no policy',
    reasons: reasonsOf(sold(null, null), '2026-01-01'),
    en: ['This device was sold without a warranty: the job is charged.'],
    zh: ['该设备销售时不含质保，本次服务收费。'],
  },
  {
    what: 'a void, whose reason gets its full stop',
    reasons: reasonsOf({ ...project, voidReason: 'Opened by others' }, '2024-01-01'),
    en: ['The warranty was voided: Opened by others.'],
    zh: ['质保已失效：Opened by others。'],
  },
  {
    what: 'a void, whose reason ends with one',
    reasons: reasonsOf({ ...project, voidReason: '自行拆机。' }, '2024-01-01'),
    en: ['The warranty was voided: 自行拆机。'],
    zh: ['质保已失效：自行拆机。'],
  },
  {
    what: 'a void without its reason',
    reasons: reasonsOf({ ...project, voidReason: '' }, '2024-01-01'),
    en: ['The warranty was voided.'],
    zh: ['质保已失效。'],
  },
  {
    what: 'a fault before the start',
    reasons: reasonsOf(project, '2023-04-30'),
    en: ['This was before 1 May 2023, the first day of the warranty (project-36m, version 2).'],
    zh: ['质保政策 project-36m（第 2 版）自 2023年5月1日起生效，故障发生在此之前。'],
  },
  {
    what: 'a phase with the same terms for all',
    reasons: reasonsOf(sold(standard4y, '2024-02-29'), '2025-02-28'),
    en: [
      'Phase 1 of the warranty (standard-4y, version 1), counted from 29 February 2024, lasts until 28 February 2025: labour, parts and travel free.',
    ],
    zh: [
      '质保政策 standard-4y（第 1 版）自 2024年2月29日起算，第 1 阶段至 2025年2月28日止：工时、备件、差旅免费。',
    ],
  },
  {
    what: 'a phase with two terms',
    reasons: reasonsOf(sold(standard4y, '2024-02-29'), '2025-03-01'),
    en: [
      'Phase 2 of the warranty (standard-4y, version 1), counted from 29 February 2024, lasts until 28 February 2027: labour and travel free, parts at cost.',
    ],
    zh: [
      '质保政策 standard-4y（第 1 版）自 2024年2月29日起算，第 2 阶段至 2027年2月28日止：工时、差旅免费，备件按成本价收费。',
    ],
  },
  {
    what: 'a phase with three terms',
    reasons: reasonsOf(sold({ ...standard4y, phases: [phase(1, 'CFA')] }, '2024-01-31'), '2024-02-29'),
    en: [
      'Phase 1 of the warranty (standard-4y, version 1), counted from 31 January 2024, lasts until 29 February 2024: labour charged, parts free, travel at cost.',
    ],
    zh: [
      '质保政策 standard-4y（第 1 版）自 2024年1月31日起算，第 1 阶段至 2024年2月29日止：工时按标价收费，备件免费，差旅按成本价收费。',
    ],
  },
  {
    what: 'a time after the last phase',
    reasons: reasonsOf(sold(standard4y, '2023-05-31'), '2027-06-01'),
    en: [
      'The last phase of the warranty (standard-4y, version 1) ended on 31 May 2027. Since then: labour, parts and travel charged.',
    ],
    zh: [
      '质保政策 standard-4y（第 1 版）的最后阶段已于 2027年5月31日到期，此后：工时、备件、差旅按标价收费。',
    ],
  },
  {
    what: 'an extension after the last phase',
    reasons: reasonsOf(
      { ...project, extensions: [extension('Care Plus', [phase(12, 'FAC')])] },
      '2027-01-01',
    ),
    en: [
      'The last phase of the warranty (project-36m, version 2) ended on 1 May 2026. Since then: labour, parts and travel charged.',
      'The extension “Care Plus” lasts until 1 May 2027. With it: labour free, parts at cost, travel charged.',
    ],
    zh: [
      '质保政策 project-36m（第 2 版）的最后阶段已于 2026年5月1日到期，此后：工时、备件、差旅按标价收费。',
      '延保“Care Plus”有效期至 2027年5月1日，按延保：工时免费，备件按成本价收费，差旅按标价收费。',
    ],
  },
  {
    what: 'a replaced part and goodwill',
    reasons: reasonsOf(
      sold({ ...second, replacedPart: { ...phase(36, 'CFC'), given: 'ALWAYS' } }, '2023-05-01'),
      '2028-06-01',
      {
        sku: 'PUMP-7',
        replacedParts: [{ sku: 'PUMP-7', replacedOn: day('2026-03-01'), underWarranty: true }],
        goodwill: { ...terms('FCC'), reason: 'Third repair in a year', grantedBy: 'Li Na' },
      },
    ),
    en: [
      'The last phase of the warranty (project-36m, version 2) ended on 1 May 2026. Since then: labour, parts and travel charged.',
      'The part PUMP-7 was replaced on 1 March 2026 and has a warranty of its own until 1 March 2029. With it: labour and travel charged, parts free.',
      'Granted as goodwill by Li Na (Third repair in a year): labour and parts free, travel charged.',
    ],
    zh: [
      '质保政策 project-36m（第 2 版）的最后阶段已于 2026年5月1日到期，此后：工时、备件、差旅按标价收费。',
      '备件 PUMP-7 于 2026年3月1日更换，自有质保至 2029年3月1日，因此：工时、差旅按标价收费，备件免费。',
      '由 Li Na 批准优惠（Third repair in a year）：工时、备件免费，差旅按标价收费。',
    ],
  },
];

const causes: [FaultCause, string, string][] = [
  ['DEFECT', 'a defect', '产品缺陷'],
  ['WEAR', 'wear', '正常磨损'],
  ['MISUSE', 'misuse', '使用不当'],
  ['DISASTER', 'a disaster', '自然灾害'],
  ['UNAUTHORIZED_MODIFICATION', 'an unauthorised modification', '擅自改装'],
  ['OTHER', 'another cause', '其他原因'],
];

const starts: [WarrantyStart, { en: [string, string]; zh: [string, string] }][] = [
  [
    'PURCHASED',
    {
      en: ['purchase', 'the proof of purchase (an invoice or a receipt with its date)'],
      zh: ['购买日期', '购买凭证（注明日期的发票或收据）'],
    },
  ],
  [
    'DELIVERED',
    { en: ['delivery', 'the delivery note with its date'], zh: ['交付日期', '注明日期的交货单'] },
  ],
  [
    'INSTALLED',
    { en: ['installation', 'the installation report with its date'], zh: ['安装日期', '注明日期的安装单'] },
  ],
  [
    'ACCEPTED',
    {
      en: ['acceptance', 'the signed acceptance certificate with its date'],
      zh: ['竣工验收日期', '签字并注明日期的竣工验收单'],
    },
  ],
];

describe('a reason', () => {
  test.each(stories)('says in both languages: $what', ({ reasons, en, zh }) => {
    expect(told(reasons, 'en')).toEqual(en);
    expect(told(reasons, 'zh-CN')).toEqual(zh);
  });

  test.each(causes)('names the excluded cause %s', (cause, en, zh) => {
    const reasons = reasonsOf(sold({ ...second, excludedCauses: [cause] }, '2023-05-01'), '2024-01-01', {
      cause,
    });
    expect(told(reasons, 'en')).toEqual([
      `The cause is ${en}, which the warranty (project-36m, version 2) does not cover.`,
    ]);
    expect(told(reasons, 'zh-CN')).toEqual([
      `故障原因为${zh}，不在质保政策 project-36m（第 2 版）的保障范围内。`,
    ]);
  });

  test.each(starts)('says which proof of %s to send', (startEvent, { en, zh }) => {
    const reasons = reasonsOf(sold({ ...second, startEvent }, null), '2024-01-01');
    expect(told(reasons, 'en')).toEqual([
      `The day of ${en[0]}, from which the warranty (project-36m, version 2) counts, is not on record. Send ${en[1]}.`,
    ]);
    expect(told(reasons, 'zh-CN')).toEqual([
      `质保政策 project-36m（第 2 版）自${zh[0]}起算，该日期没有登记。请提供${zh[1]}。`,
    ]);
  });

  test.each(['zh', 'zh-CN', 'ZH-hans-cn', 'zh-TW'])('is in Chinese for %s', (locale) => {
    expect(told(reasonsOf(null, '2024-01-01'), locale)).toEqual([
      '该序列号没有登记。请提供设备铭牌照片和购买凭证。',
    ]);
  });

  test.each([null, '', 'en', 'en-US', 'de'])('is in English for %s', (locale) => {
    expect(told(reasonsOf(null, '2024-01-01'), locale)[0]).toMatch(/^This serial number/);
  });
});

const four = sold(standard4y, '2024-02-29');
const covers: [what: string, warranty: DeviceWarranty, today: string, en: string, zh: string][] = [
  [
    'no policy',
    sold(null, '2024-01-01'),
    '2024-06-01',
    'This device was sold without a warranty.',
    '该设备销售时不含质保。',
  ],
  [
    'a void, and not for what',
    { ...four, voidReason: 'Opened by others' },
    '2024-06-01',
    'The warranty of this device was voided.',
    '该设备的质保已失效。',
  ],
  [
    'no start date',
    sold(project36m, null),
    '2024-06-01',
    'The day of acceptance, from which the warranty counts, is not on record: have the signed acceptance certificate with its date at hand.',
    '质保自竣工验收日期起算，该日期没有登记：请备好签字并注明日期的竣工验收单。',
  ],
  [
    'a warranty that has not begun',
    four,
    '2024-02-28',
    'The warranty begins on 29 February 2024. Labour free until 29 February 2028, then charged. Parts free until 28 February 2025, then at cost until 29 February 2028, then charged. Travel free until 28 February 2027, then at cost until 29 February 2028, then charged.',
    '质保自 2024年2月29日起生效。工时：免费至 2028年2月29日（含当日），之后按标价收费。备件：免费至 2025年2月28日（含当日），之后按成本价收费至 2028年2月29日（含当日），之后按标价收费。差旅：免费至 2027年2月28日（含当日），之后按成本价收费至 2028年2月29日（含当日），之后按标价收费。',
  ],
  [
    'its first day',
    four,
    '2024-02-29',
    'Labour free until 29 February 2028, then charged. Parts free until 28 February 2025, then at cost until 29 February 2028, then charged. Travel free until 28 February 2027, then at cost until 29 February 2028, then charged.',
    '工时：免费至 2028年2月29日（含当日），之后按标价收费。备件：免费至 2025年2月28日（含当日），之后按成本价收费至 2028年2月29日（含当日），之后按标价收费。差旅：免费至 2027年2月28日（含当日），之后按成本价收费至 2028年2月29日（含当日），之后按标价收费。',
  ],
  [
    'the last day of its first phase',
    four,
    '2025-02-28',
    'Labour free until 29 February 2028, then charged. Parts free until 28 February 2025, then at cost until 29 February 2028, then charged. Travel free until 28 February 2027, then at cost until 29 February 2028, then charged.',
    '工时：免费至 2028年2月29日（含当日），之后按标价收费。备件：免费至 2025年2月28日（含当日），之后按成本价收费至 2028年2月29日（含当日），之后按标价收费。差旅：免费至 2027年2月28日（含当日），之后按成本价收费至 2028年2月29日（含当日），之后按标价收费。',
  ],
  [
    'the first day of its second phase',
    four,
    '2025-03-01',
    'Labour free until 29 February 2028, then charged. Parts at cost until 29 February 2028, then charged. Travel free until 28 February 2027, then at cost until 29 February 2028, then charged.',
    '工时：免费至 2028年2月29日（含当日），之后按标价收费。备件：按成本价收费至 2028年2月29日（含当日），之后按标价收费。差旅：免费至 2027年2月28日（含当日），之后按成本价收费至 2028年2月29日（含当日），之后按标价收费。',
  ],
  [
    'its last day',
    four,
    '2028-02-29',
    'Labour free until 29 February 2028, then charged. Parts and travel at cost until 29 February 2028, then charged.',
    '工时：免费至 2028年2月29日（含当日），之后按标价收费。备件、差旅：按成本价收费至 2028年2月29日（含当日），之后按标价收费。',
  ],
  [
    'the day after',
    four,
    '2028-03-01',
    'The warranty ended on 29 February 2028.',
    '质保已于 2028年2月29日到期。',
  ],
  [
    'one course for all',
    sold(project36m, '2023-05-01'),
    '2024-06-01',
    'Labour, parts and travel free until 1 May 2026, then charged.',
    '工时、备件、差旅：免费至 2026年5月1日（含当日），之后按标价收费。',
  ],
  [
    'a gap before an extension',
    { ...sold(project36m, '2023-05-01'), extensions: [extension('Late', [phase(12, 'FFF')], '2027-01-01')] },
    '2026-06-01',
    'Labour, parts and travel charged until 31 December 2026, then free until 1 January 2028, then charged.',
    '工时、备件、差旅：按标价收费至 2026年12月31日（含当日），之后免费至 2028年1月1日（含当日），之后按标价收费。',
  ],
  [
    'terms for life',
    sold({ ...standard4y, afterwards: terms('FAA') }, '2010-01-01'),
    '2024-06-01',
    'Labour free. Parts and travel at cost.',
    '工时：免费。备件、差旅：按成本价收费。',
  ],
  [
    'nothing but charges',
    sold({ ...standard4y, phases: [phase(12, 'CCC')] }, '2024-01-01'),
    '2024-06-01',
    'Labour, parts and travel charged.',
    '工时、备件、差旅：按标价收费。',
  ],
];

describe('the cover of a device', () => {
  test.each(covers)('is told in both languages: %s', (_what, warranty, today, en, zh) => {
    expect(explainCover(warranty, day(today), 'en')).toBe(en);
    expect(explainCover(warranty, day(today), 'zh-CN')).toBe(zh);
  });
});
