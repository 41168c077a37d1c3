import type { FailureMessages } from '../messages.ts';

export const failures: FailureMessages = {
  offline: '您当前处于离线状态。',
  unreachable: '暂时无法连接服务，请重试。',
  busy: (seconds) =>
    seconds > 90
      ? `操作过于频繁，请在 ${Math.ceil(seconds / 60)} 分钟后重试。`
      : `操作过于频繁，请在 ${Math.max(1, Math.ceil(seconds))} 秒后重试。`,
  refused: '此页面无权使用该服务，请联系网站管理者。',
  unexpected: (reference) =>
    reference
      ? `我们这边出了点问题，请重试。如仍未解决，请告知我们此编号：${reference}`
      : '我们这边出了点问题，请重试。',
  retry: '重试',
};
