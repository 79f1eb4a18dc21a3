import { searchGrams } from '#database/search-grams';

/** What customers write: the text, and the grams by which it is found. */
export interface Phrase {
  body: string;
  grams: string;
  language: 'en' | 'zh-CN';
}

const THINGS =
  'parcel invoice refund delivery sofa wardrobe mattress kettle dishwasher voucher contract tariff router appointment technician carpet mirror bookcase curtain warranty';
const FAULTS =
  'torn late missing broken cancelled wrong overcharged scratched delayed lost ignored leaking unanswered duplicated mislabelled';
const PLACES = 'Bristol Leeds Cardiff Edinburgh Glasgow Norwich Plymouth Swansea Aberdeen Dundee';
const GOODS =
  '包裹 发票 退款 配送 沙发 衣柜 床垫 水壶 洗碗机 优惠券 合同 套餐 路由器 预约 师傅 地毯 镜子 书柜 窗帘 保修';
const TROUBLES = '破损 迟到 丢失 坏了 取消 错误 多收 划伤 延误 没人接 没有回复 漏水 重复 装反 不符';

/** Occurs in one phrase only. */
export const SELDOM = 'zeppelin';

/** Texts in English and Chinese in which some words are in every second text and others in hardly any. */
export function phrases(count: number): Phrase[] {
  return Array.from({ length: count }, (_, n) => {
    const language = n % 5 < 3 ? 'en' : 'zh-CN';
    const body =
      n === 7 ? `The ${SELDOM} over the shop frightened my dog.` : (language === 'en' ? english : chinese)(n);
    return { body, language, grams: searchGrams(body).map((gram) => `'${gram}'`).join(' ') }; // prettier-ignore
  });
}

const english = (n: number): string =>
  `The ${pick(THINGS, n, 1)} was ${pick(FAULTS, n, 2)} and then the ${pick(THINGS, n, 3)} was ${pick(FAULTS, n, 4)}. ` +
  `I called the shop in ${pick(PLACES, n, 5)} ${2 + (n % 7)} times about order ${number(n)} and still have no answer.`;

const chinese = (n: number): string =>
  `${pick(GOODS, n, 1)}${pick(TROUBLES, n, 2)}，后来${pick(GOODS, n, 3)}又${pick(TROUBLES, n, 4)}。订单${number(n)}打了${2 + (n % 7)}次电话，没有人告诉我什么时候退款。`;

/** The same for the same numbers, from 0 up to 1. */
function dice(n: number, salt: number): number {
  const mixed = Math.imul(n * 16 + salt + 1, 2654435761) >>> 0;
  return (Math.imul(mixed ^ (mixed >>> 15), 2246822519) >>> 0) / 2 ** 32;
}

/** The first words much more often than the last ones. */
function pick(words: string, n: number, salt: number): string {
  const list = words.split(' ');
  return list[Math.floor(list.length * dice(n, salt) ** 2)]!;
}

const number = (n: number): string => String(10_000 + Math.floor(dice(n, 6) * 90_000));
