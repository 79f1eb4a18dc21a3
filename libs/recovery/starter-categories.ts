import type { EntityManager } from 'typeorm';
import type { LocalText } from '#kernel/language';
import { namedRow } from './named-row.ts';

/** What complaints of most companies are about. Meant to be changed by the manager. */
const STARTER_CATEGORIES: Readonly<Record<string, LocalText>> = {
  product: { en: 'Product quality', 'zh-CN': '产品质量' },
  order: { en: 'Order', 'zh-CN': '订单' },
  delivery: { en: 'Delivery', 'zh-CN': '配送' },
  installation: { en: 'Installation', 'zh-CN': '安装' },
  billing: { en: 'Billing and payment', 'zh-CN': '账单与支付' },
  returns: { en: 'Returns and refunds', 'zh-CN': '退换货与退款' },
  warranty: { en: 'Warranty and repair', 'zh-CN': '保修与维修' },
  service: { en: 'Service and staff', 'zh-CN': '服务与人员' },
  store: { en: 'Shop and premises', 'zh-CN': '门店与环境' },
  safety: { en: 'Safety', 'zh-CN': '安全' },
  privacy: { en: 'Privacy and data', 'zh-CN': '隐私与数据' },
  other: { en: 'Something else', 'zh-CN': '其他' },
};

/** Installs them, in this order; one that is there already stays as it is. */
export async function installStarterCategories(manager: EntityManager): Promise<void> {
  const entries = Object.entries(STARTER_CATEGORIES);
  for (const [at, [name, labels]] of entries.entries())
    await namedRow(manager, 'category', name, { labels, position: (at + 1) * 10 });
}
