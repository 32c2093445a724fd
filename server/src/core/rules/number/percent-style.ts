import { CONTENTS } from '../../text/census';
import { gather, trait } from '../../fold/gather';
import { placer } from '../../fold/place';
import { span } from '../../model';
import type { DocumentRule } from '../rule';

export const percentStyle: DocumentRule = {
  id: 'number/percent-style',
  severity: 'hint',
  zh: '“百分之十五”与“15%”并存',
  en: 'Percentages both in words and in digits',
  why: `同一篇文稿里，同类的数用同一种形式：党代会报告通篇“百分之十五”，政府工作报告通篇“15%”，都对；混在一起则不一致。“百分之百”“百分之几”是词语，不算；引号里的不算。`,
  source: 'GB/T 15835—2011 4.3',
  bad: ['产值增长15%，利润增长12%，税收增长⟦百分之八点五⟧。'],
  good: [
    '产值增长15%，税收增长8.5%。',
    '产值增长百分之十五，税收增长百分之八点五。',
    '产值增长15%，做到百分之百合格。',
  ],
  *checkDocument({ readings }) {
    const words = gather(readings, SPELT).flatMap(({ placed, value }) => value.map((at) => ({ at, placed })));
    if (!words.length) return;
    const digits = gather(readings, PERCENT_SIGN_COUNT).reduce((n, { value }) => n + value, 0);
    const first = words[0];
    if (!first || digits <= words.length) return;
    yield {
      at: placer(first.placed)(first.at),
      message: `全文${digits}处写作“N%”，${words.length}处写作“百分之……”，应一致`,
    };
  },
};

const PERCENT_IN_WORDS = /百分之(?!百|几)[一二三四五六七八九十百零点〇]+/g;

const SPELT = trait(({ paragraph: { text } }) => {
  const places = text.includes('百分之')
    ? Array.from(text.matchAll(PERCENT_IN_WORDS), (m) => span(m.index, m.index + m[0].length))
    : [];
  return places.length ? places : null;
});

/** The number of percent signs in a paragraph. */
const PERCENT_SIGN_COUNT = trait(({ paragraph: { text } }) => text.split('%').length - 1, CONTENTS.percentSigns);
