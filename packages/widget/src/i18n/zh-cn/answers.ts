import type { AnswerMessages } from '../messages.ts';
import { failures } from './failures.ts';

export const answers: AnswerMessages = {
  failures,
  device: {
    noModels: '产品列表加载失败，不选也可以继续填写。',
    checking: '正在核对序列号…',
    recognised: (product) => `已识别：${product}`,
    recognisedUnnamed: '已识别该设备。',
    unknown: '未能匹配到该序列号，请与铭牌核对；也可以直接提交，并备好购买凭证。',
    covers: {
      FULL: '质保期内。',
      PARTIAL: '部分项目在质保范围内。',
      NONE: '不在质保范围内。',
      NEEDS_PROOF: '质保尚需凭证。',
    },
    unchecked: '暂时无法核对序列号，可以直接提交。',
    limited: (busy) => `${busy}也可以直接提交。`,
    withoutSerial: '不填序列号，直接提交',
    serialAsGiven: (serial) => `客户提供的序列号：${serial}`,
  },
  description: {
    left: (count) => `还可输入 ${count} 字`,
    over: (count) => `超出 ${count} 字`,
  },
  problems: (count) => `有 ${count} 处需要您确认`,
  issues: {
    description: { required: '请描述故障情况。', too_long: '问题描述请控制在 5000 字以内。' },
    severity: { required: '请选择严重程度。' },
    name: { required: '请填写姓名。', too_long: '姓名请控制在 200 字以内。' },
    phone: { invalid_phone: '电话号码格式不正确。' },
    email: { invalid_email: '邮箱格式不正确，例如 name@example.com。' },
    contact: { contact_missing: '请填写电话或邮箱。' },
    serial: {
      unknown_device: '没有查到该序列号对应的设备。',
      retired_device: '该设备已停用。如已更换新机，请填写新机的序列号。',
    },
    other: '请检查此项内容。',
  },
  online: '网络已恢复，报修内容仍在，可以提交了。',
  kept: (failure) => `${failure}报修内容已保留。`,
  done: {
    title: '感谢您，报修已收到',
    number: '您的服务单号',
    text: '请保存好服务单号。凭单号和您的电话或邮箱，可随时查询维修进度。',
    earlier: '此报修的较早版本已经送达。如之后有修改，请在“查询进度”中留言补充。',
    another: '再报修一台设备',
  },
};
