import type { signInEn } from './sign-in-en.ts';

export const signInZhCN: typeof signInEn = {
  title: '登录服务台',
  lead: '请使用本服务网点的密钥。密钥只保存在当前标签页，关闭后即清除。',
  memberLead: '请使用您的公司账号。',
  member: '使用公司账号登录',
  memberAt: (host) => `将前往 ${host} 登录，然后返回此处。`,
  otherAccount: '使用其他账号',
  byKey: '改用密钥登录',
  leaving: '请稍候…',
  key: '密钥',
  keyHint: '以 sk_ 开头',
  submit: '登录',
  checking: '正在验证…',
  demo: '演示登录',
  demoLead: '本服务器带有演示数据，可直接以下列人员的身份进入：',
  wrongKind: '此密钥不能用于服务台，请使用以 sk_ 开头的密钥。',
  signOut: '退出',
  noMember: (account) =>
    `${account ? `账号 ${account} ` : '此账号'}不属于这里的任何成员。请使用其他账号，或请主管用此邮箱地址将您添加为成员。`,
  notAccepted: '您已登录，但本服务器不接受此登录，请联系管理员检查登录设置。',
  problem: {
    away: '登录服务暂时无法连接，请稍后重试。',
    denied: '登录已取消或被拒绝。',
    expired: '会话已结束，请重新登录。',
    mismatch: '此登录不属于当前标签页或已过期，请重新登录。',
  },
};
