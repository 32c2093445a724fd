import { placer } from '../../fold/place';
import type { DocumentRule } from '../rule';

export const structureDate: DocumentRule = {
  id: 'structure/date',
  severity: 'error',
  zh: '成文日期书写有误',
  en: 'The date line is malformed',
  why: `成文日期用阿拉伯数字标全年、月、日，月、日不编虚位（写“3月5日”，不写“03月05日”），不把阿拉伯数字和汉字数字混在一个日期里，也不能是历法上没有的日子。

只看单独成行的日期；正文里的日期、网页上的发布时间不在此列。旧文、党内文件用汉字日期的，只作提示。`,
  source: 'GB/T 9704—2012 7.3.5.4；GB/T 15835—2011 4.3',
  bad: [
    '特此通知。\n东湖市人民政府\n⟦2024年03月05日⟧',
    '特此通知。\n东湖市人民政府\n⟦2024年三月5日⟧',
    '特此通知。\n东湖市人民政府\n⟦2023年2月29日⟧',
    '特此通知。\n东湖市人民政府\n⟦二〇二四年三月五日⟧',
  ],
  good: [
    '特此通知。\n东湖市人民政府\n2024年3月5日',
    '特此通知。\n东湖市人民政府\n2024年2月29日',
    '特此通知。\n东湖市人民政府\n2024年12月31日',
    '活动定于2024年03月05日举行，请准时参加。',
    '东湖市2023年工作总结\n发布时间：2024-03-05 09:30\n一年来，全市经济稳中向好。',
  ],
  *checkDocument({ readings, roles }) {
    for (let i = roles.indexOf('date'); i >= 0; i = roles.indexOf('date', i + 1)) {
      const placed = readings[i];
      if (!placed) continue;
      const { text } = placed.reading.paragraph;
      const m = /([^年（ ]{1,20}) ?年 ?([^月]{1,8}?) ?月(?: ?([^日]{1,8}?) ?日)?/.exec(text);
      if (!m) continue;
      const at = placer(placed)({ start: m.index, end: m.index + m[0].length });
      const [, year, month, day = ''] = m;
      const han = /[〇○零一二三四五六七八九十]/;
      if (han.test(m[0])) {
        if (/\d/.test(m[0])) yield { at, message: '同一日期里阿拉伯数字与汉字数字混用，应统一用阿拉伯数字' };
        else yield { at, severity: 'hint', message: '成文日期应用阿拉伯数字标写' };
        continue;
      }
      if (
        Number(month) < 1 ||
        Number(month) > 12 ||
        (day && (Number(day) < 1 || Number(day) > daysOf(Number(year), Number(month))))
      ) {
        yield { at, message: `${year}年${Number(month)}月没有${day ? `${Number(day)}日` : '这个月份'}，请核对日期` };
      } else if (/^0/.test(month ?? '') || /^0/.test(day)) {
        const right = `${year}年${Number(month)}月${day ? `${Number(day)}日` : ''}`;
        yield {
          at,
          message: `月、日不编虚位，应写作“${right}”`,
          fix: { title: `改为“${right}”`, edits: [{ at, newText: right }], safe: true },
        };
      }
    }
  },
};

function daysOf(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
