import { span } from '../../model';
import { CONTENTS } from '../../text/census';
import { habitRule } from '../once';

export const ordinalArabic = habitRule({
  id: 'punctuation/ordinal-arabic',
  severity: 'info',
  zh: '阿拉伯数字作序号，后面用下脚点',
  en: 'The mark after an Arabic ordinal',
  why: `不带括号的阿拉伯数字作序号，后面用下脚点“1.”，不用顿号“1、”，更不用句号“1。”。全文只报一处，改法一次改完；只有一处的不报。“2、3号机组”“3、4月份”是并列，不算。`,
  source: 'GB/T 15834—2011 附录B.3；GB/T 9704—2012 7.3.3',
  bad: ['⟦1、⟧提高认识。\n2、狠抓落实。', '⟦1。⟧提高认识。\n2。狠抓落实。'],
  good: [
    '1.提高认识。\n2.狠抓落实。',
    '2、3号机组检修。\n3、4月份并网。',
    '一、提高认识\n二、狠抓落实',
    '1、提高认识。',
    '全年投入达到\n30。其中县级十分之一。',
  ],
  say: (n) => `序号后用下脚点“1.”，全文有${n}处用了顿号或句号`,
  fixTitle: '全部改为“1.”',
  least: 2,
  needs: CONTENTS.digits,
  where: ({ roles }, i) => roles[i] !== 'attachment',
  find({ paragraph: { text, block } }) {
    const m = block === 'cell' ? null : /^\d{1,2}([、。])(?=[\u4e00-\u9fff“《])/.exec(text);
    return m ? [{ at: span(0, m[0].length), newText: `${m[0].slice(0, -1)}.` }] : [];
  },
});
