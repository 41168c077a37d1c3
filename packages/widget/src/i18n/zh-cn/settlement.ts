import type { SettlementMessages } from '../messages.ts';

export const settlement: SettlementMessages = {
  cover: {
    title: '费用由谁承担',
    outcomes: {
      FULL: '全部在质保范围内，免费',
      PARTIAL: '部分在质保范围内',
      NONE: '不在质保范围内',
      NEEDS_PROOF: '需要您先提供凭证',
    },
  },
  kinds: { LABOUR: '工时', PARTS: '备件', TRAVEL: '差旅' },
  terms: { FREE: '免费', AT_COST: '按成本价', CHARGED: '按标价' },
  quote: {
    title: '报价单',
    states: {
      SENT: (until) => `请在${until} 前答复。`,
      ACCEPTED: (name, when) => `${name}已于${when} 同意。`,
      DECLINED: (name, when) => `${name}已于${when} 拒绝。`,
      EXPIRED: (until) => `截至${until} 未收到答复，此报价单已失效，我们会与您联系。`,
      WITHDRAWN: '此报价单已撤回，我们会与您联系。',
    },
    ours: '服务团队',
    quantity: {
      LABOUR: (count) => `${count} 小时`,
      PARTS: (count) => `× ${count}`,
      TRAVEL: (count) => `× ${count}`,
    },
    net: '不含税',
    tax: (name, percent) => `${name} ${percent}`,
    total: '应付金额',
    note: '服务团队说明',
    approve: '同意',
    decline: '不同意',
    approving: {
      title: (total) => `确定同意 ${total} 的报价吗？`,
      text: '同意后我们将继续维修，此后金额不再变动。',
      name: '您的姓名',
      nameRequired: '请填写姓名以确认同意。',
      submit: '确定同意',
    },
    declining: {
      title: '确定不同意此报价吗？',
      endings: {
        legend: '之后如何处理？',
        UNREPAIRED: ['不维修，原样返还设备', '我们将结束维修并返还设备。'],
        CANCELLED: ['取消服务单', '此服务单到此结束。'],
      },
      reason: '不同意的原因',
      reasonRequired: '请填写不同意的原因。',
      submit: '确定不同意',
    },
    ended: {
      EXPIRED: '此报价单的答复期限已过。',
      WITHDRAWN: '此报价单已被撤回。',
      ACCEPTED: '此报价单已经同意过了。',
      DECLINED: '此报价单已经拒绝过了。',
    },
  },
  signature: {
    label: '手写签字',
    optional: '选填',
    hint: '可用手指、触控笔或鼠标签字；只填写姓名同样有效。',
    pad: (strokes) => (strokes === 0 ? '签字板，空白' : '签字板，已签字'),
    undo: '撤销一笔',
    clear: '清除',
  },
  record: { open: '服务记录', hint: '可打印或保存' },
};
