import type { filesEn } from './files-en.ts';

export const filesZhCN: typeof filesEn = {
  title: '照片和文件',
  none: '暂无内容。',
  add: '添加文件',
  hint: '图片和 PDF，每个不超过 10 MB。',
  customerSees: '客户也可见',
  uploading: (name, index, count) => `正在上传第 ${index}/${count} 个：${name}`,
  added: (count) => `已添加 ${count} 个文件。`,
  removed: (name) => `已删除 ${name}。`,
  open: (name) => `打开 ${name}`,
  who: (who, at) => `${who}，${at}`,
  remove: '删除',
  removeFile: (name) => `删除 ${name}`,
  removeForGood: '永久删除',
  keep: '保留',
  notAdded: (name, why) => `${name} 未添加：${why}`,
  full: '此处不能再添加文件。',
  troubles: {
    PAYLOAD_TOO_LARGE: '文件超过 10 MB 或 6400 万像素。',
    UNSUPPORTED_MEDIA_TYPE: '不是图片（JPEG、PNG、WebP、GIF）或 PDF。',
    IMAGE_NOT_READABLE: '图片已损坏。',
    TOO_MANY_UPLOADS: '已上传但未使用的文件过多。',
    STORAGE_NOT_CONFIGURED: '本服务器尚未配置文件存储。',
  },
};
