import { contradictedIn, marksOf } from '../relations';
import type { DocumentRule } from '../rule';

export const date: DocumentRule = {
  id: 'consistency/date',
  severity: 'warning',
  zh: '同一会议（活动）两个日期',
  en: 'One named event with two dates',
  why: `同一名称的会议、仪式在文中有两个日期，多半有一处写错；若确是两次会议，应写明“第二次”或会议全称。

例会、调度会、推进会、座谈会等经常召开的会议，名称相同不等于同一次，不报。`,
  source: '前后一致',
  bad: [
    '9月20日，在全区主题教育工作会议上，区委书记作了动员。\n⟦9月12日⟧，召开全区主题教育工作会议，四大家领导参加。',
    '3月5日，县里召开“春风行动”启动仪式筹备动员大会。\n⟦3月8日⟧，全县举行“春风行动”启动仪式筹备动员大会，拉开序幕。',
  ],
  good: [
    '9月12日，在全区主题教育工作会议上，区委书记作了动员。\n9月12日，召开全区主题教育工作会议，四大家领导参加。',
    '9月20日，召开主题教育专题调度会。\n10月12日，召开主题教育专题调度会。',
    '9月20日，召开县委常委会。\n9月27日，召开县委常委会。',
    '2019年3月5日，召开全县农村工作会议。\n2020年3月8日，召开全县农村工作会议。',
    '9月20日，召开主题教育工作会议。\n10月12日，再次召开主题教育工作会议。',
    '5月1日，出席项目开工仪式。\n6月1日，出席项目开工仪式。',
  ],
  *checkDocument(view) {
    const dates = contradictedIn(view, 'same-figure').filter((r) => r.figures[0]?.kind === 'date');
    yield* marksOf(dates, 1, '前后不一致', ['前文']);
  },
};
