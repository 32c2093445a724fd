/** 2024年5月15日（星期三）: the day of the week according to the calendar. */
import { WEEK } from '../../grammar/vocabulary/times';
import { form } from '../../grammar/lexemes';
import { figureTrait, figuresWith } from '../../fold/claims';
import type { Places } from '../../fold/claims';
import type { DocumentContext, Relation, Site } from '../../model';
import { partsOf } from '../order';
import { group } from '../../match';

const FULL_DATE = form`^\d{4}-\d\d-\d\d`;

const NAMES = '日一二三四五六';
const WEEKDAY = form`^[（，]?(${WEEK})([一二三四五六日天])(?=[）上下中晚早，、。])`;

interface Day {
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
  readonly word: string;
  readonly said: number;
}

const DAYS = figureTrait((f, { paragraph: { text }, figures }): Day | null => {
  if (f.kind !== 'date') return null;
  const m = WEEKDAY.exec(text.slice(f.at.end, f.at.end + 5));
  const parts = m && partsOf(f.value);
  if (!m || !parts || parts.month === null || parts.day === null) return null;
  // 2024年4月8日（星期一）至4月12日（星期五）: the year applies to the whole sentence.
  const last = figures.findLast((x) => x.kind === 'date' && x.sentence === f.sentence && x.at.end <= f.at.start);
  const before = last && partsOf(last.value);
  const year =
    parts.year ?? (before && before.year !== null && (before.month ?? 0) <= parts.month ? before.year : null);
  const said = m[2] === '天' ? 0 : NAMES.indexOf(group(m, 2));
  return { year, month: parts.month, day: parts.day, word: m[1] + group(m, 2), said };
});

export function relateWeekdays(places: Places, context: DocumentContext): Relation<Site>[] {
  const out: Relation<Site>[] = [];
  const own = FULL_DATE.test(context.date) ? Number(context.date.slice(0, 4)) : null;
  for (const f of figuresWith(places, DAYS)) {
    const { year, month, day, word, said } = f.value;
    // A date without a year is of the year of the document or, in winter, of the next year.
    const years = year !== null ? [year] : own !== null ? [own, own + 1, own - 1] : [];
    if (!years.length) continue;
    const days = years.map((y) => new Date(Date.UTC(y, month - 1, day)).getUTCDay());
    const holds = days.includes(said);
    const right = word.slice(0, -1) + NAMES[days[0] ?? 0]!;
    out.push({
      kind: 'elapsed',
      figures: [f.site],
      claim: `${f.here.text} = ${word}`,
      holds,
      working: holds
        ? `${years[days.indexOf(said)] ?? 0}年${month}月${day}日是${word}`
        : `${years[0] ?? 0}年${month}月${day}日是${right}，文中为${word}`,
      tied: !holds,
      schema: 'elapsed/weekday',
      level: 'warning',
      marked: f.site,
      title: '星期与日期不符',
      labels: ['日期'],
    });
  }
  return out;
}
