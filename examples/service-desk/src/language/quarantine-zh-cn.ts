import type { quarantineEn } from './quarantine-en.ts';

export const quarantineZhCN: typeof quarantineEn = {
  title: '隔离区',
  lead: '以下报修来自网页，看起来像是程序提交的。它们在此等候人工查看，不进看板，也不计时。放行后从提交时起计时。',
  empty: '暂无内容。疑似垃圾的报修会先放在这里，等您查看。',
  more: '还有更多，处理完这些后会依次出现。',
  why: '隔离原因',
  stepsOf: (number: string) => `处理 ${number}`,
  release: '放行',
  discard: '丢弃',
  discardReason: '原因（客户可见）',
  discardHint: '请勿写明识别依据。',
  suggestion: '我们无法确认这是一份服务申请。如确需服务，请致电我们。',
  gone: (number: string) => `${number} 已离开隔离区`,
  held: '已隔离：放行之前不会进行任何处理。',
  reason: {
    NO_PROOF: '未经表单提交',
    INVALID_PROOF: '表单凭证无效',
    EXPIRED_PROOF: '表单凭证已过期',
    REPLAYED_PROOF: '表单凭证已被使用过',
    TOO_FAST: '填写过快，不像人工',
    HONEYPOT: '填写了隐藏字段',
    MOSTLY_LINKS: '内容以链接为主',
    REPEATED_TEXT: '当天多次出现相同内容',
  },
};
