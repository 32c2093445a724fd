import type { Mark } from '../../model';
import { partsOf } from '../../relate/order';
import { contradicted, marksOf } from '../relations';
import type { ParagraphRule } from '../rule';
import { group } from '../../match';

const WEEKDAY = /^\s?（?(?:星期|周)([一二三四五六日天])）?/;
const DAYS = ['日', '一', '二', '三', '四', '五', '六'];

export const date: ParagraphRule = {
  id: 'order/date',
  severity: 'error',
  needs: 'figures',
  zh: '日期先后颠倒或日期不存在',
  en: 'Dates that run backwards or do not exist',
  why: `起止日期先早后晚；没有写年份而跨年的（12月28日至1月3日）不报。6月31日、平年的2月29日不存在。写明年月日又写了星期的，两者应对得上。`,
  source: '历法',
  bad: [
    '⟦5月29日⟧至21日，举办专题研修班。',
    '⟦2021年⟧至2016年，累计投入12亿元。',
    '⟦6月31日⟧前完成整改。',
    '⟦2019年2月29日⟧召开动员会。',
    '2021年2月4日（⟦星期五⟧）上午9时召开。',
  ],
  good: [
    '5月21日至29日，举办专题研修班。',
    '12月28日至1月3日，开展走访慰问。',
    '2016年至2021年，累计投入12亿元。',
    '6月30日前完成整改。',
    '2020年2月29日召开动员会。',
    '2021年2月4日（星期四）上午9时召开。',
    '5月29日召开会议，21日上报方案。',
    '2020年12月28日至2021年1月3日放假。',
  ],
  figure: ({ kind }) => kind === 'date',
  *check({ relations, figures, paragraph: { text } }): Iterable<Mark> {
    const dates = contradicted(relations, 'order').filter((r) => r.figures[0]?.kind === 'date');
    yield* marksOf(dates, 0, '起止颠倒', ['起', '止']);
    for (const f of figures) {
      const parts = f.kind === 'date' && f.value.length > 4 ? partsOf(f.value) : null;
      if (!parts?.month || !parts.day) continue;
      const { year, month, day } = parts;
      const last = lastDay(year, month);
      if (day > last) {
        const named = year !== null && month === 2 ? `${year}年2月` : `${month}月`;
        yield { at: f.at, message: `没有这一天：${named}只有${last}天` };
        continue;
      }
      const week = year === null ? null : WEEKDAY.exec(text.slice(f.at.end, f.at.end + 6));
      if (!week || year === null) continue;
      const due = DAYS[weekday(year, month, day)];
      if (due === undefined) continue;
      if (group(week, 1).replace('天', '日') === due) continue;
      const at = f.at.end + week[0].search(/星期|周/);
      const length = /星期/.test(week[0]) ? 3 : 2;
      const head = text.slice(at, at + length - 1);
      const place = { start: at, end: at + length };
      yield {
        at: place,
        message: `${f.text}是${head}${due}`,
        fix: { title: `改为${head}${due}`, edits: [{ at: place, newText: head + due }] },
      };
    }
  },
};

function lastDay(year: number | null, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  if (year === null) return 29;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}

/** Day of the week (Zeller's congruence), 0 for Sunday. */
function weekday(year: number, month: number, day: number): number {
  const m = month < 3 ? month + 12 : month;
  const y = month < 3 ? year - 1 : year;
  const k = y % 100;
  const j = Math.floor(y / 100);
  const h = (day + Math.floor((13 * (m + 1)) / 5) + k + Math.floor(k / 4) + Math.floor(j / 4) + 5 * j) % 7;
  return (h + 6) % 7;
}
