import type { LocalText } from '#kernel/language';

/** The bones of the fishbone: causes that are offered at step 9, beside which others may be written. */
export const CAUSES: Readonly<Record<string, LocalText>> = {
  people: { en: 'People', 'zh-CN': '人员' },
  process: { en: 'Process', 'zh-CN': '流程' },
  policy: { en: 'Policy', 'zh-CN': '制度' },
  product: { en: 'Product', 'zh-CN': '产品' },
  place: { en: 'Place', 'zh-CN': '场所' },
  systems: { en: 'Systems', 'zh-CN': '系统' },
  supplier: { en: 'Supplier', 'zh-CN': '供应商' },
};

/** Each way of writing such a cause, in lower case and once, with the key that it counts under, whatever the language. */
export const CAUSE_WRITTEN: readonly (readonly [written: string, key: string])[] = Object.entries(CAUSES).flatMap(
  ([key, labels]) =>
    [...new Set([key, ...Object.values(labels)].map((label) => label.toLowerCase()))].map(
      (written) => [written, key] as const,
    ),
);
