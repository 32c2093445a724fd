import { charSet, isIn } from '../../charset';
import { span } from '../../model';
import { CONTENTS } from '../../text/census';
import { habitRule } from '../once';
import { quotation } from '../pattern';

export const fullwidth = habitRule({
  id: 'number/fullwidth',
  severity: 'info',
  zh: '全角的阿拉伯数字、字母',
  en: 'Full-width digits and letters',
  why: `阿拉伯数字和拉丁字母用半角。全角数字检索、统计都会漏掉，也不整齐。全文只报一处，改法一次改完；引号、书名号里的原样不动。`,
  source: 'GB/T 15835—2011 5.1.7；公文惯例',
  bad: ['完成投资⟦２⟧５亿元，增长１０％。', '⟦Ｇ⟧ＤＰ增长8%。', '投资增长⟦７⟧．３％。'],
  good: ['完成投资25亿元，增长10%。', 'GDP增长8%。', '开展“１２３”行动。', '增长7.3％。', '一．工作回顾'],
  say: (n) => `全文有${n}处全角数字或字母，用半角`,
  fixTitle: '全部改为半角',
  safe: true,
  needs: CONTENTS.changed,
  find(reading) {
    const { text, raw, map } = reading.paragraph;
    if (!/[０-９Ａ-Ｚａ-ｚ]/.test(raw)) return [];
    const out: { at: { start: number; end: number }; newText: string }[] = [];
    const rawAt = (k: number): number => raw.charCodeAt(map ? (map[k] ?? 0) : k);
    for (let i = 0; i < text.length; i++) {
      const unit = rawAt(i);
      if (!isIn(isWide, unit) && !isInNumber(text, i, unit, rawAt)) continue;
      const at = span(i, i + 1);
      if (!quotation(reading, at)) out.push({ at, newText: text.charAt(i) });
    }
    return out;
  },
});

const isWideDigit = charSet('０１２３４５６７８９');
const isWide = charSet(
  '０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ',
);
const POINT = '．'.charCodeAt(0);
const PERCENT = '％'.charCodeAt(0);

/** The point and the sign belong to the digits of a number: ７．３％. */
const isInNumber = (text: string, i: number, unit: number, rawAt: (k: number) => number): boolean =>
  (unit === PERCENT || (unit === POINT && /\d/.test(text[i + 1] ?? ''))) && i > 0 && isIn(isWideDigit, rawAt(i - 1));
