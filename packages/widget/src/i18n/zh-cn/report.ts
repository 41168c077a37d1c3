import type { ReportMessages } from '../messages.ts';

export const report: ReportMessages = {
  views: { label: '售后服务', report: '在线报修', track: '查询进度' },
  title: '请告诉我们哪里需要维修',
  intro: '填写约需两分钟，提交后立即获得服务单号。',
  optional: '选填',
  device: {
    legend: '您的设备',
    model: '产品型号',
    chooseModel: '请选择产品型号',
    unsureModel: '不确定，或不在列表中',
    loadingModels: '正在加载产品型号…',
    serial: '序列号',
    serialPlace: '印在设备铭牌上，通常位于机身侧面或底部。',
  },
  fault: {
    legend: '故障情况',
    description: '问题描述',
    descriptionHint: '出现了什么现象、从何时开始、屏幕上有无故障代码。',
    severity: '严重程度',
    severities: {
      P1: ['完全无法使用', '设备已停机'],
      P2: ['主要功能失效', '或即将停机'],
      P3: ['能用，但效果变差', '制冷弱、噪音大、漏水等'],
      P4: ['偶尔出现，或仅咨询', '设置、使用问题'],
    },
  },
  contact: {
    legend: '联系方式',
    hint: '手机号和邮箱填写一项即可。',
    name: '姓名',
    phone: '电话',
    email: '邮箱',
    address: '设备所在地址',
    addressHint: '街道、楼栋、楼层，便于安排上门服务。',
  },
  send: '提交报修',
  sending: '正在提交…',
  privacy: '您的信息仅用于本次维修服务。',
  unreachable: '暂时无法连接服务，请重试。',
  retry: '重试',
  offline: '您当前处于离线状态。报修内容已保留，恢复网络后即可提交。',
};
