import type { AttachmentMessages } from '../messages.ts';
import { photos } from './photos.ts';

export const attachments: AttachmentMessages = {
  photos: {
    ...photos,
    add: '添加照片或文件',
    hint: (most) => `每次最多 ${most} 个图片或 PDF，每个不超过 10 MB。`,
    sending: (index, count) => `正在发送第 ${index}/${count} 个文件…`,
    unsent: '部分文件未能发送，因此尚未添加任何文件。请移除这些文件或重试。',
  },
  title: '照片和文件',
  about: (size, byCustomer) => `${size} · ${byCustomer ? '您' : '服务团队'}上传`,
  send: (count) => `发送 ${count} 个文件`,
  sent: (count) => `已发送 ${count} 个文件。`,
  full: '每张服务单最多 20 个文件，无法继续添加，请改为留言。',
  again: '文件已不在服务器上，请重新发送。',
};
