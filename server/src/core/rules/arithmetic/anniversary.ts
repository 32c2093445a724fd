import { planYears } from '../../relate/anniversary';
import { CONTENTS } from '../../text/census';
import { gather, trait } from '../../fold/gather';
import { placer } from '../../fold/place';
import type { Mark, Site } from '../../model';
import { span } from '../../model';
import { contradictedIn, marksOf } from '../relations';
import type { DocumentRule, DocumentView } from '../rule';
import { allMatches, group } from '../../match';

const PLAN = /“?(十[一二三四五六]?)五”?(?:规划|计划)?(?:时期|期间|末|初)?/;
const PLAN_WITH_YEARS = new RegExp(
  `${PLAN.source}（((?:19|20)\\d\\d)(?:年)?(?:-|—{1,2}|–|~|－|至|到)((?:19|20)\\d\\d)年?）`,
  'g',
);
const STAGE = new RegExp(
  `((?:19|20)\\d\\d)年(?:是|，是|作为|既是)(?:全面)?(?:实施|推进)?(?:国家)?${PLAN.source}(?:规划)?(?:的|实施的)?(开局|起步|第一|收官|最后一|决胜)之?年`,
  'g',
);

export const anniversary: DocumentRule = {
  id: 'arithmetic/anniversary',
  severity: 'warning',
  zh: '周年、规划期与年份不符',
  en: 'An anniversary or plan period at odds with its year',
  why: `建党（1921年）、新中国成立（1949年）、建军（1927年）、改革开放（1978年）等有确定年份的事件，句中写明年份时，周年数应为两者之差。
五年规划（计划）的起止年份也是确定的：“十三五”为2016—2020年，“十四五”为2021—2025年，开局之年是头一年，收官之年是末一年。

学校、医院、企业等创办、成立的年份，在同一段里只说了一个的，建校、建院、成立的周年数也应为两者之差；说到前身、更名、合并的，起点不止一个，不查。

只写周年、不写年份的句子不报：年底的文稿常常提前为来年的周年作准备。`,
  source: '重大事件年份、各五年规划（计划）起止年份',
  bad: [
    '2021年是中国共产党成立⟦99周年⟧。',
    '2019年，正值新中国成立⟦60周年⟧。',
    '2018年是改革开放⟦30周年⟧。',
    '东湖中学1986年创办，2024年迎来建校⟦48周年⟧。',
    '创建于1961年的松溪师范，2021年9月迎来建校⟦70周年⟧。',
    '清河剧团成立于1983年。2023年10月，剧团迎来⟦30周年⟧华诞，老团员重登舞台。',
    '县广播站开播于1958年。2018年10月，全站职工欢聚一堂，纪念开播⟦50周年⟧。',
    '石门养老院建于1991年。2021年重阳节，院里举办建院⟦40周年⟧座谈会。',
    '县医院创建于1952年。2022年喜迎建院⟦60周年⟧。',
    '“十三五”时期（⟦2015—2020年⟧），全县经济稳步增长。',
    '⟦2020年是“十四五”规划的开局之年⟧。',
    '枫林中学创办于1956年10月，2024年10月，全校师生欢聚一堂，共庆建校⟦78周年⟧。',
  ],
  good: [
    '枫林中学创办于1956年10月，2024年10月，全校师生欢聚一堂，共庆建校68周年。',
    '2021年是中国共产党成立100周年。',
    '2020年底，全县上下以优异成绩迎接建党100周年。',
    '2019年，正值新中国成立70周年。',
    '2018年是改革开放40周年。',
    '东湖中学1986年创办，2024年迎来建校38周年。',
    '东湖中学1986年创办，同年建成校舍，2024年迎来建校三十八周年。',
    '县医院前身创建于1938年，1952年成立，2022年喜迎建院84周年。',
    '县医院创建于1952年，下属护校1986年创办，2022年喜迎建院70周年。',
    '创建于1961年的松溪师范，2021年9月迎来建校60周年。',
    '清河剧团成立于1983年。2023年10月，剧团迎来40周年华诞，老团员重登舞台。',
    '清河剧团成立于1983年。2023年10月，县里举行合作化70周年座谈会。',
    '县广播站开播于1958年。2018年10月，全站职工欢聚一堂，纪念开播60周年。',
    '石门养老院建于1991年。2021年重阳节，院里举办建院30周年座谈会。',
    '石门养老院建于1991年。2020年，院里召开会议，筹备建院30周年活动。',
    '东湖中学1986年创办附属小学，2024年迎来建校100周年。',
    '“十三五”时期（2016—2020年），全县经济稳步增长。',
    '2021年是“十四五”规划的开局之年。',
    '2020年是“十三五”收官之年，也是谋划“十四五”的关键之年。',
    '2010年建成的产业园迎来投产十周年，2021年将改扩建。',
  ],
  *checkDocument(view) {
    yield* marksOf(contradictedIn(view, 'anniversary'), 0, '周年不符');
    yield* plans(view);
  },
};

function* plans({ readings }: DocumentView): Iterable<Mark<Site>> {
  for (const { placed, value } of gather(readings, PLANS)) {
    const place = placer(placed);
    for (const { at, message } of value) yield { at: place(at), message };
  }
}

/** Phrases with years that are not those of the plan they name. */
const PLANS = trait(({ paragraph: { text } }): readonly Mark[] | null => {
  if (!text.includes('五')) return null;
  const out: Mark[] = [];
  for (const m of allMatches(PLAN_WITH_YEARS, text)) {
    const years = planYears(group(m, 1));
    if (!years || (years.first === Number(m[2]) && years.last === Number(m[3]))) continue;
    const from = m.index + m[0].indexOf('（') + 1;
    out.push({
      at: span(from, m.index + m[0].length - 1),
      message: `“${m[1]}五”为${years.first}—${years.last}年，文中为${m[2]}—${m[3]}年`,
    });
  }
  for (const m of allMatches(STAGE, text)) {
    const years = planYears(group(m, 2));
    if (!years) continue;
    const first = /开局|起步|第一/.test(group(m, 3));
    const due = first ? years.first : years.last;
    if (due === Number(m[1])) continue;
    out.push({
      at: span(m.index, m.index + m[0].length),
      message: `“${m[2]}五”的${first ? '头一年' : '末一年'}是${due}年，文中为${m[1]}年`,
    });
  }
  return out.length ? out : null;
}, CONTENTS.digits);
