import type { Mapping } from '../mapping.ts';

/**
 * Messages of citizens to a Chinese city's complaint board with the official reply, which becomes a public message of its
 * own time. A case with a reply is closed since then. Times are local, in the ways in which spreadsheets write them.
 */
export const zhHotline: Mapping = {
  time: {
    zone: 'Asia/Shanghai',
    formats: [
      'YYYY-M-D H:mm:ss',
      'YYYY-M-D H:mm',
      'YYYY-M-D',
      'YYYY/M/D H:mm:ss',
      'YYYY/M/D H:mm',
      'YYYY/M/D',
      'YYYY年M月D日 H:mm:ss',
      'YYYY年M月D日 H:mm',
      'YYYY年M月D日H时m分s秒',
      'YYYY年M月D日H时m分',
      'YYYY年M月D日',
    ],
  },
  fields: {
    source: { constant: 'zh-hotline' },
    externalId: '留言编号',
    'customer.name': { column: '留言用户', ifEmpty: { constant: '匿名' } },
    'customer.externalId': { template: ['zh-hotline:{留言用户}'] },
    channel: { constant: 'web' },
    language: { constant: 'zh-CN' },
    subject: '留言主题',
    words: '留言详情',
    status: { column: '答复意见', values: { '': 'open' }, otherwise: 'closed' },
    receivedAt: '留言时间',
    resolvedAt: '答复时间',
    closedAt: '答复时间',
  },
  messages: [{ direction: 'out', body: '答复意见', at: '答复时间' }],
  optional: ['答复意见', '答复时间'],
};
