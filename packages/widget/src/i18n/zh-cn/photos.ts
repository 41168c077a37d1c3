import type { PhotoMessages } from '../messages.ts';
import { failures } from './failures.ts';

export const photos: PhotoMessages = {
  failures,
  legend: '照片和文件',
  optional: '选填',
  add: '添加照片',
  hint: (most) => `最多 ${most} 个图片或 PDF，每个不超过 10 MB。铭牌或购买凭证的照片通常很有帮助。`,
  remove: (name) => `移除 ${name}`,
  sending: (index, count) => `正在发送第 ${index}/${count} 张照片…`,
  tooMany: (most) => `部分文件未添加：最多 ${most} 个。`,
  unsent: '部分照片未能发送，报修尚未提交。请移除这些照片或重试。',
  troubles: {
    PAYLOAD_TOO_LARGE: '文件超过 10 MB。',
    UNSUPPORTED_MEDIA_TYPE: '不是图片（JPEG、PNG、WebP、GIF）或 PDF。',
    IMAGE_NOT_READABLE: '图片已损坏。',
    TIMEOUT: '网络太慢，文件未能发送。请重试，最好连接 Wi-Fi。',
    TOO_MANY_UPLOADS: '此处暂时无法接收更多照片，请稍后重试。',
    STORAGE_NOT_CONFIGURED: '此处暂时无法接收照片。',
  },
};
