import type { Story } from '../story.ts';

/** What the headquarters takes in itself. */
export const headquarters: Story[] = [
  {
    origin: 'HQ',
    customer: {
      name: 'Delta Hotels procurement',
      email: 'procurement@deltahotels.example',
      phone: '+86 21 5550 0231',
      city: 'Hangzhou',
      line: '1 Qianjiang Road, tower A',
    },
    locale: 'en',
    at: '47d 10:30',
    channel: 'EMAIL',
    by: 'he',
    kind: 'CONSULTATION',
    severity: 'P4',
    model: 'LC-VR08',
    description:
      'For the tender of our next three houses: which service times can you promise in second-tier cities, and do you keep compressors in stock for ten years?',
    steps: [
      { at: '47d 11:00', by: 'he', does: 'accept', priority: 'P4' },
      { at: '46d 09:00', by: 'he', does: 'start' },
      {
        at: '45d 17:00',
        by: 'he',
        does: 'resolve',
        faultCode: 'QUESTION',
        cause: 'OTHER',
        diagnosis: 'Question about service levels and spare parts supply.',
        workDone: 'Sent the project service level with its table of times and the spare parts statement.',
      },
      { at: '43d 09:30', by: 'shen', does: 'close', signedBy: 'Anita Roy', rating: 4 },
    ],
  },
  {
    origin: 'HQ',
    customer: { name: '陆海涛', phone: '+86 21 5550 0232', city: '苏州', line: '工业园区星湖街 328 号' },
    locale: 'zh-CN',
    at: '21d 16:10',
    channel: 'PHONE',
    by: 'he',
    severity: 'P3',
    model: 'LC-AC35',
    description: '总部热线来电：空调买了三天，安装人员一直没有联系。',
    steps: [
      { at: '21d 16:20', by: 'he', does: 'accept', priority: 'P3' },
      {
        at: '20d 09:15',
        by: 'he',
        does: 'cancel',
        reason: '经查为网店自营订单，已转网店客服安排安装，客户知悉。',
      },
    ],
  },
];
