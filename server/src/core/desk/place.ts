/** The place of a document: what 全县 stands for in it, and what is meant where no place is named. */
import type { Analysis } from '../model';
import { namesOtherPlace } from './names';
import { group } from '../match';

/** The place that a document is about. */
export interface OwnPlace {
  /** 霁川县; empty where the document does not tell. */
  readonly name: string;
  /**
   * The title says that the document is about the place as a whole, so that figures without words of scope are about
   * it.
   */
  readonly about: boolean;
}

const NO_PLACE: OwnPlace = { name: '', about: false };

const PLACE =
  '(?:[一-龥]{2,8}?(?:省|自治区|自治州|市|州|盟|地区))?([一-龥]{2,7}?(?:省|自治区|自治州|自治县|新区|市|州|盟|县|旗|区|镇|乡))';
/** A place before one of these words is part of the name of a body or a document. */
const NAMED_BODY_AHEAD =
  '(?=\\d{4}|“|人民|政府|第[一二三四五六七八九十]+[届次]|委|统计|财政|发展|国民|经济|工作|人大|政协|党|预算|决算|上半年|[一二三四]季度|各)';
/** A word of place before one of these characters is part of another word (县域, 市场, 镇级). */
const NO_PLACE_BEHIND = '[场级域政值民容委况区城人办属化居村直长骨]';
/** A word of place after one of these characters names no place (全县, 跨省, 城市). */
const NO_PLACE_BEFORE = '全各本我该城上门股超都闹夜利跨分两多外邻强贫';
const AT_HEAD = new RegExp(`^(?:中共|关于|在|[—-])*(?:\\d{4}年(?:上半年|度)?)?${PLACE}${NAMED_BODY_AHEAD}`);
const IN_WORDS = new RegExp(
  `(?:^|关于|代表|中共|[在受由，。：；\\s—-]|\\d日|年)${PLACE}(?=人民政府|委书记|委、|委员会|第[一二三四五六七八九十]+届|统计局|财政局|发展和改革|人大常委会)`,
  'g',
);
/** Words in the title of a document about the whole of its place. */
const ABOUT = /报告|公报|总结|摘要|简报|通稿|发布|情况|汇报|公告|说明|要点|计划|纲要|分析|解读|综述|一览|主要指标|统计/;
/** The speaker's place is looked for in so many paragraphs from the start. */
const HEAD_PARAGRAPHS = 12;

/** The place of a document. `stated` is the one that the project file gives; it outweighs the text. */
export function ownPlace(analysis: Analysis, stated = ''): OwnPlace {
  const { facts, readings, roles } = analysis;
  if (stated) return { name: stated, about: true };
  const title = facts.outline
    .filter(({ level }) => level === 0)
    .map(({ text }) => text.replace(/\s+/g, ''))
    .join('');
  const named = AT_HEAD.exec(title)?.[1];
  if (named && !NO_PLACE_NAME.test(named)) return { name: named, about: ABOUT.test(title) };
  // Without words of scope, figures of an office may be about the office only.
  const office = OFFICE_IN_TITLE.exec(title)?.[1];
  if (office && !NO_PLACE_NAME.test(office)) return { name: office, about: false };
  const headline = HEADLINE.exec(title);
  if (headline && !NO_PLACE_NAME.test(group(headline, 1)) && isNamedIn(readings, group(headline, 1))) {
    const [all, name] = headline as unknown as [string, string];
    return { name, about: !namesOtherPlace(title.slice(all.length), name) };
  }
  for (let i = 0; i < readings.length && i < HEAD_PARAGRAPHS; i++) {
    if (roles[i] === 'heading') break;
    const words = readings[i]!.reading.paragraph.text.replace(/[ \u3000]+/g, '').slice(0, 200);
    const found = firstNamed(words);
    if (found) return { name: found, about: ABOUT.test(title) || /代表/.test(words) };
  }
  const only = onlyPlace(analysis);
  return only ? { name: only, about: ABOUT.test(title) || placeWord(title).endsWith(only.slice(-1)) } : NO_PLACE;
}

/** 澜川市民政局2025年工作总结 */
const OFFICE_IN_TITLE = new RegExp(`^${PLACE}(?=[一-龥]{2,10}(?:局|厅|委|院|办|中心|联|会|社)(?:关于|\\d{4}年))`);

/** The place at the head of a headline (岚溪县交出成绩单), which counts if the text names it too. */
const HEADLINE = new RegExp(`^${PLACE}(?!${NO_PLACE_BEHIND})`);

/** Whether one of the first paragraphs below the title names the place. */
function isNamedIn(readings: Analysis['readings'], name: string): boolean {
  return readings.slice(0, HEAD_PARAGRAPHS).filter(({ reading }) => reading.paragraph.text.includes(name)).length > 1;
}

/** 全县 in a title: the level of place that it is about. */
const placeWord = (title: string): string => /全[省市县区州镇乡旗盟]/.exec(title)?.[0] ?? '';

/** The one place of its level that 全县 or 我县 can mean, if the text names no other of that level; else empty. */
function onlyPlace({ facts, readings }: Analysis): string {
  const levels = new Set(
    facts.figures.flatMap(({ scope }) => /^[全我本]([省市县区州镇乡旗盟])/.exec(scope)?.[1] ?? []),
  );
  if (levels.size !== 1) return '';
  const [level] = levels as unknown as [string];
  const name = new RegExp(`(?<=^|${BEFORE_NAME})(?=([一-龥]{2,4}?${level})(?!${NO_PLACE_BEHIND}))`, 'g');
  const any = new RegExp(`(?<![${NO_PLACE_BEFORE}])${level}(?!${NO_PLACE_BEHIND})`);
  const found = new Set<string>();
  const texts = readings.map(({ reading }) => reading.paragraph.text).filter((text) => text.includes(level));
  for (const text of texts)
    for (const m of text.matchAll(name)) if (!NO_PLACE_NAME.test(group(m, 1))) found.add(group(m, 1));
  if (found.size !== 1) return '';
  const [only] = found as unknown as [string];
  return texts.some((text) => any.test(text.replaceAll(only, ''))) ? '' : only;
}

/** What may stand before a name: a mark, a preposition, or the speakers. */
const BEFORE_NAME = '[，。；：、“”《》（）\\s]|[从由向对为在到]|[我咱]们|代表';

/** The first place in the words of the head that is part of the name of a body or office; null where there is none. */
function firstNamed(words: string): string | null {
  const head = AT_HEAD.exec(words)?.[1];
  if (head && !NO_PLACE_NAME.test(head)) return head;
  IN_WORDS.lastIndex = 0;
  for (let m = IN_WORDS.exec(words); m; m = IN_WORDS.exec(words)) {
    if (!NO_PLACE_NAME.test(group(m, 1))) return group(m, 1);
    // A name may begin inside of what was taken for one: 我代表上海市.
    IN_WORDS.lastIndex = m.index + 1;
  }
  return null;
}

/** Words that match the pattern of a name and are none. */
const NO_PLACE_NAME =
  /^(?:(?:自治)?[一-龥]|高新区|新区|特区)$|^(?:[全我本各该在对]|关于|中共)|[全我本各]|人民|政府|经济|代表/;

/** The kinds of place that a word of scope means. */
const SCOPE_ENDINGS: Readonly<Record<string, RegExp>> = {
  国: /国$/,
  省: /省$/,
  市: /市$/,
  州: /州$/,
  盟: /盟$/,
  县: /县$/,
  旗: /旗$/,
  区: /区$/,
  镇: /镇$/,
  乡: /乡$/,
};

/** The place that 全县 or 我市 stands for; empty where it is not the document's own, or unknown. */
export function placeOf(scope: string, own: OwnPlace): string {
  const level = scope.charAt(1);
  if (level === '国') return '全国';
  return own.name && SCOPE_ENDINGS[level]?.test(own.name) ? own.name : '';
}
