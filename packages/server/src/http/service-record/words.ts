import type { FaultCause, JobLineKind, Terms } from '../../generated/prisma/enums.ts';
import type { RecordLanguage } from '../../modules/ticket/index.ts';

/** What the page says beside the job itself. */
export interface Words {
  /** For dates, numbers and money. */
  tag: string;
  title: string;
  number: string;
  organization: string;
  technician: string;
  reported: string;
  resolved: string;
  closed: string;
  device: string;
  model: string;
  serial: string;
  customer: string;
  contact: string;
  site: string;
  description: string;
  found: string;
  cause: string;
  faultCode: string;
  workDone: string;
  cover: string;
  reasons: string;
  needsProof: string;
  noDecision: string;
  parts: string;
  part: string;
  sku: string;
  removedSerial: string;
  noParts: string;
  charges: string;
  accepted: (revision: number, by: string | null, at: string | null) => string;
  item: string;
  quantity: string;
  pays: string;
  amount: string;
  net: string;
  tax: (name: string, percent: string) => string;
  total: string;
  pricedBy: string;
  all: (sum: string) => string;
  nothingCharged: string;
  noQuote: string;
  signOff: string;
  signature: string;
  signatureOf: (name: string) => string;
  name: string;
  date: string;
  unsigned: string;
  closedUnsigned: string;
  signedBefore: (reopened: string) => string;
  zone: (timeZone: string) => string;
  print: string;
  /** In that language itself. */
  language: string;
  kinds: Record<JobLineKind, string>;
  terms: Record<Terms, string>;
  causes: Record<FaultCause, string>;
  refused: Record<'UNKNOWN' | 'EXPIRED' | 'UNFINISHED' | 'UNAVAILABLE', { title: string; text: string }>;
}

const en: Words = {
  tag: 'en-GB',
  title: 'Service record',
  number: 'Ticket',
  organization: 'Service by',
  technician: 'Technician',
  reported: 'Reported',
  resolved: 'Work finished',
  closed: 'Signed off',
  device: 'Device',
  model: 'Model',
  serial: 'Serial number',
  customer: 'Customer and site',
  contact: 'Contact',
  site: 'Site',
  description: 'What was reported',
  found: 'What was found',
  cause: 'Cause',
  faultCode: 'Fault code',
  workDone: 'What was done',
  cover: 'Who pays, and why',
  reasons: 'Why',
  needsProof: 'It takes a proof first.',
  noDecision: 'Nothing was decided.',
  parts: 'Parts put in',
  part: 'Part',
  sku: 'SKU',
  removedSerial: 'Old serial number',
  noParts: 'No parts were put in.',
  charges: 'What is charged',
  accepted: (revision, by, at) =>
    `Quote ${revision}, accepted${by ? ` by ${by}` : ''}${at ? ` on ${at}` : ''}.`,
  item: 'Item',
  quantity: 'Quantity × unit price',
  pays: 'Terms',
  amount: 'Amount',
  net: 'Net',
  tax: (name, percent) => `${name} (${percent})`,
  total: 'Total',
  pricedBy: 'It was priced by this decision:',
  all: (sum) => `All quotes together: ${sum}`,
  nothingCharged: 'Everything is free of charge.',
  noQuote: 'No quote was agreed on for this job.',
  signOff: 'Sign-off',
  signature: 'Signature',
  signatureOf: (name) => `Signature of ${name}`,
  name: 'Name',
  date: 'Date',
  unsigned: 'Not signed yet.',
  closedUnsigned: 'Closed without a signature.',
  signedBefore: (reopened) => `Signed before the ticket was taken up again on ${reopened}.`,
  zone: (timeZone) => `Times are those of ${timeZone}.`,
  print: 'To print this page or keep it as a PDF, use your browser’s Print command.',
  language: 'English',
  kinds: { LABOUR: 'Labour', PARTS: 'Parts', TRAVEL: 'Travel' },
  terms: { FREE: 'free', AT_COST: 'at cost', CHARGED: 'charged' },
  causes: {
    DEFECT: 'Defect',
    WEAR: 'Wear',
    MISUSE: 'Misuse',
    DISASTER: 'Disaster',
    UNAUTHORIZED_MODIFICATION: 'Unauthorised modification',
    OTHER: 'Other',
  },
  refused: {
    UNKNOWN: {
      title: 'There is no such page',
      text: 'The address is not complete, or was mistyped. Open the service record from the status page of your repair.',
    },
    EXPIRED: {
      title: 'This link has expired',
      text: 'A link to a service record works for 24 hours. Open it anew from the status page of your repair.',
    },
    UNFINISHED: {
      title: 'There is no service record yet',
      text: 'It is written when the work is done. The status page of your repair shows how far it is.',
    },
    UNAVAILABLE: {
      title: 'Not available at the moment',
      text: 'The service record cannot be read just now. Try again in a minute.',
    },
  },
};

const zhCN: Words = {
  tag: 'zh-CN',
  title: '服务记录单',
  number: '服务单号',
  organization: '服务网点',
  technician: '维修工程师',
  reported: '报修时间',
  resolved: '完工时间',
  closed: '签字确认时间',
  device: '设备',
  model: '产品型号',
  serial: '序列号',
  customer: '客户与现场',
  contact: '联系人',
  site: '现场',
  description: '报修内容',
  found: '检查结果',
  cause: '故障原因',
  faultCode: '故障代码',
  workDone: '处理内容',
  cover: '质保判定',
  reasons: '判定依据',
  needsProof: '需先提供凭证。',
  noDecision: '没有质保判定。',
  parts: '更换备件',
  part: '备件',
  sku: '备件编号',
  removedSerial: '换下件序列号',
  noParts: '没有更换备件。',
  charges: '费用',
  accepted: (revision, by, at) =>
    `报价单第 ${revision} 版，${by ? `由 ${by} ` : ''}${at ? `于 ${at} ` : ''}确认。`,
  item: '项目',
  quantity: '数量 × 单价',
  pays: '收费方式',
  amount: '金额',
  net: '不含税合计',
  tax: (name, percent) => `${name}（${percent}）`,
  total: '合计',
  pricedBy: '报价所依据的质保判定：',
  all: (sum) => `全部报价单合计：${sum}`,
  nothingCharged: '全部免费。',
  noQuote: '本次服务没有确认过报价单。',
  signOff: '签字确认',
  signature: '签字',
  signatureOf: (name) => `${name} 的签字`,
  name: '姓名',
  date: '日期',
  unsigned: '尚未签字。',
  closedUnsigned: '未签字，已结单。',
  signedBefore: (reopened) => `此签字之后，服务单于 ${reopened} 重新受理。`,
  zone: (timeZone) => `时间按 ${timeZone} 时区。`,
  print: '如需打印或保存为 PDF，请使用浏览器的打印功能。',
  language: '中文',
  kinds: { LABOUR: '工时', PARTS: '备件', TRAVEL: '差旅' },
  terms: { FREE: '免费', AT_COST: '按成本价', CHARGED: '按标价' },
  causes: {
    DEFECT: '产品缺陷',
    WEAR: '正常磨损',
    MISUSE: '使用不当',
    DISASTER: '自然灾害',
    UNAUTHORIZED_MODIFICATION: '擅自改装',
    OTHER: '其他原因',
  },
  refused: {
    UNKNOWN: {
      title: '没有这个页面',
      text: '链接不完整或有误。请从维修进度页面打开服务记录单。',
    },
    EXPIRED: {
      title: '链接已过期',
      text: '服务记录单的链接 24 小时内有效。请从维修进度页面重新打开。',
    },
    UNFINISHED: {
      title: '还没有服务记录单',
      text: '完工后才会生成服务记录单。维修进度页面可查看当前进度。',
    },
    UNAVAILABLE: {
      title: '暂时无法打开',
      text: '服务记录单暂时无法读取，请稍后再试。',
    },
  },
};

export const words: Record<RecordLanguage, Words> = { en, 'zh-CN': zhCN };
