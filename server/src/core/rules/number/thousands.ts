import { CONTENTS } from '../../text/census';
import { gather, trait } from '../../fold/gather';
import { placer } from '../../fold/place';
import { span } from '../../model';
import type { DocumentRule } from '../rule';

export const thousands: DocumentRule = {
  id: 'number/thousands',
  severity: 'hint',
  zh: '千分撇用得前后不一',
  en: 'Thousands separators in some numbers and not in others',
  why: `四位以上的整数可以用千分撇分节，也可以不分，但一篇之中应当一致。年份、编号、电话不算，四位数不算。两种都有时，在少的那一种首次出现处提示一次。`,
  source: 'GB/T 15835—2011 5.1.1',
  bad: ['实现产值12500万元，利润23500万元，税收⟦12,500⟧万元。'],
  good: [
    '实现产值12,500万元，税收23,500万元。',
    '实现产值12500万元，税收23500万元。',
    '实现产值12,500万元，联系电话07312212345。',
    '2021年实现产值12,500万元，利润1500万元。',
  ],
  *checkDocument({ readings }) {
    const found = gather(readings, LARGE_NUMBERS).flatMap(({ placed, value }) => value.map((p) => ({ ...p, placed })));
    const parted = found.filter((p) => p.text.includes(','));
    const plain = found.filter((p) => !p.text.includes(','));
    if (!parted.length || !plain.length) return;
    const few = parted.length <= plain.length ? parted : plain;
    const [first] = few;
    if (!first) return;
    const { at, placed } = first;
    yield {
      at: placer(placed)(span(at, at + first.text.length)),
      message: `千分撇全文应一致：${parted.length}处用，${plain.length}处不用`,
    };
  },
};

const LARGE_NUMBER =
  /(?<![\d.,A-Za-z])(?:\d{1,3}(?:,\d{3})+|[1-9]\d{4,7})(?![\d,A-Za-z])(?=(?:\.\d+)?[多余]?[万亿元人个吨户家件亩平公千美台套])/g;

const LARGE_NUMBERS = trait(({ paragraph: { text } }) => {
  const places = /\d{5}|\d,\d{3}/.test(text)
    ? Array.from(text.matchAll(LARGE_NUMBER), (m) => ({ at: m.index, text: m[0] }))
    : [];
  return places.length ? places : null;
}, CONTENTS.digits);
